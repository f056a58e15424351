import { useTranslation } from 'react-i18next'
import type { Money } from '../../lib/money.ts'
import { wilson } from '../../lib/wilson.ts'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { WHOLE_SHARE } from '../mandate.ts'
import { ENOUGH_WITHOUT_INTERVAL, FEWEST_FOR_A_SHARE, type Provenance } from '../provenance.ts'
import { FigureButton } from './FigureButton.tsx'
import style from './Provenance.module.css'
import { FigureWords } from './ProvenanceSources.tsx'
import { useProvenanceWords } from './use-provenance.ts'

/** By which kinds of ways the mandates came, and how large a part came by somebody. */
export function ProvenanceShare({ provenance }: { provenance: Provenance }) {
  const { t } = useTranslation('mandates')
  const { kinds, whole, count, withoutValue } = provenance
  return (
    <div className={style.ways}>
      <Section title={t('provenance.kinds.title')}>
        <QuietList label={t('provenance.kinds.title')}>
          {kinds.map(({ kind, figure }) => {
            const title = t(`provenance.kind.${kind}`)
            return (
              <QuietLine
                key={kind}
                end={<FigureWords title={title} figure={figure} provenance={provenance} />}
              >
                {title}
              </QuietLine>
            )
          })}
          <QuietLine
            end={<FigureWords title={t('provenance.kinds.all')} figure={whole} provenance={provenance} />}
          >
            <b>{t('provenance.kinds.all')}</b>
          </QuietLine>
        </QuietList>
        <p className={style.note}>
          {count < FEWEST_FOR_A_SHARE ? (
            t('provenance.share.few', { count })
          ) : (
            <Share provenance={provenance} />
          )}
        </p>
        {withoutValue.length > 0 && (
          <p className={style.note}>
            <FigureButton
              title={t('provenance.withoutValue', { count: withoutValue.length })}
              places={withoutValue}
            >
              {t('provenance.withoutValue', { count: withoutValue.length })}
            </FigureButton>
            {t('provenance.withoutValueNote')}
          </p>
        )}
      </Section>
    </div>
  )
}

function Share({ provenance }: { provenance: Provenance }) {
  const { t } = useTranslation('mandates')
  const { percent, weight, money } = useProvenanceWords(provenance)
  const { referral, whole, count } = provenance
  const sum = referral.weight / WHOLE_SHARE
  const { low, high } = wilson(sum, count)
  const amounts = pairs(referral.won, whole.won).map(([part, all]) =>
    t('provenance.share.money', {
      percent: percent(part.cents / all.cents),
      part: money(part),
      whole: money(all),
    }),
  )
  const interval =
    count < ENOUGH_WITHOUT_INTERVAL
      ? t('provenance.share.interval', { low: percent(low), high: percent(high) })
      : ''
  const parts = t('provenance.share.parts', {
    count,
    weight: weight(referral.weight),
    percent: percent(sum / count),
  })
  return [parts, interval, ...amounts].filter(Boolean).join(' ')
}

/** The part that came by somebody beside the whole, in every currency something was won in. */
export function pairs(part: readonly Money[], whole: readonly Money[]): [part: Money, whole: Money][] {
  return whole
    .filter(({ cents }) => cents > 0)
    .map(all => [
      part.find(({ currency }) => currency === all.currency) ?? { cents: 0, currency: all.currency },
      all,
    ])
}
