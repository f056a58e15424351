import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { FEWEST_FOR_A_SHARE, type Provenance } from '../provenance.ts'
import type { Dependence } from '../provenance-dependence.ts'
import { FigureButton } from './FigureButton.tsx'
import style from './Provenance.module.css'
import { useProvenanceWords } from './use-provenance.ts'

/** On whom the work that came by somebody rests: told with names, nobody is scored. */
export function ProvenanceDependence({ provenance }: { provenance: Provenance }) {
  const { t } = useTranslation('mandates')
  const said = provenance.dependence.filter(({ referrers }) => referrers.length > 0)
  if (said.length === 0) return null
  return (
    <Section title={t('provenance.dependence.title')}>
      {said.map(dependence => (
        <InCurrency key={dependence.currency} dependence={dependence} provenance={provenance} />
      ))}
    </Section>
  )
}

function InCurrency({ dependence, provenance }: { dependence: Dependence; provenance: Provenance }) {
  const { t } = useTranslation('mandates')
  const words = useProvenanceWords(provenance)
  const { currency, cents, unnamedCents, mandates, herfindahl, effective, referrers } = dependence
  const [first] = referrers
  if (!first) return null
  const name = words.person(first.personId)
  const amounts = {
    part: words.money({ cents: first.chainCents, currency }),
    whole: words.money({ cents, currency }),
  }
  const would =
    mandates.length < FEWEST_FOR_A_SHARE
      ? t('provenance.dependence.wouldFew', amounts)
      : t('provenance.dependence.would', { ...amounts, percent: words.percent(first.chainCents / cents) })
  const isSpread = effective !== null && herfindahl !== null && mandates.length >= FEWEST_FOR_A_SHARE
  return (
    <div className={style.facts}>
      <p>
        {t('provenance.dependence.silent', { name })}{' '}
        <FigureButton title={`${name}, ${amounts.part}`} places={first.mandates}>
          {would}
        </FigureButton>
      </p>
      {isSpread && (
        <p className="soft">
          <FigureButton title={amounts.whole} places={mandates}>
            {effective < 1.05
              ? t('provenance.dependence.alone')
              : t('provenance.dependence.spread', {
                  n: words.decimal(effective, 1),
                  index: words.decimal(herfindahl, 2),
                })}
          </FigureButton>
        </p>
      )}
      {unnamedCents > 0 && (
        <p className="soft">
          {t('provenance.dependence.unnamed', { amount: words.money({ cents: unnamedCents, currency }) })}
        </p>
      )}
    </div>
  )
}
