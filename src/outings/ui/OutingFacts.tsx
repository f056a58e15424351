import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { useOutingWords } from './use-outing-words.ts'

/** Where it is and what it takes, beside the rest. */
export function OutingFacts({ outing, onEdit }: { outing: OutingView; onEdit: () => void }) {
  const { t } = useTranslation('outings')
  const { duration } = useFormat()
  const { where, money } = useOutingWords()
  const { place, address, placeId, kind, travelMinutes, cost, minutes } = outing
  const facts: [string, string][] = [
    [t('form.kind'), t(`events.kind.${kind}`)],
    [t('form.place'), where(outing)],
    [t('form.address'), place !== '' && address !== place ? address : ''],
    [t('form.travel'), travelMinutes ? duration(travelMinutes) : ''],
    [t('form.cost'), cost ? money(cost) : ''],
    [t('form.minutes'), minutes ? duration(minutes) : ''],
  ]
  return (
    <Section
      title={t('outingPage.facts')}
      aside={<QuietButton onClick={onEdit}>{t('outingPage.edit')}</QuietButton>}
    >
      <dl className={style.facts}>
        {facts.map(([label, said]) =>
          said === '' ? null : (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{said}</dd>
            </div>
          ),
        )}
      </dl>
      {placeId !== null && (
        <p className={style.below}>
          <Link to="/sorties/lieux" className={style.open}>
            {t('outingPage.place')}
          </Link>
        </p>
      )}
    </Section>
  )
}
