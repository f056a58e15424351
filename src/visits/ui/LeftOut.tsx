import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { type OpenTour, withStopChanged } from '../tour-draft.ts'
import style from './Visits.module.css'

interface Props {
  tour: OpenTour
  onChange: (change: (tour: OpenTour) => OpenTour) => void
}

/** Who is not in the plan, and why. */
export function LeftOut({ tour: { stops }, onChange }: Props) {
  const { t } = useTranslation('visits')
  const left = stops.filter(({ reason }) => reason !== null)
  if (left.length === 0) return null
  return (
    <Section title={t('left.title')}>
      <QuietList label={t('left.title')}>
        {left.map(({ id, personId, name, must, reason }) => (
          <QuietLine
            key={id}
            end={
              !must && (
                <QuietButton
                  aria-label={t('left.makeMustOf', { name })}
                  onClick={() => onChange(tour => withStopChanged(tour, id, { must: true }))}
                >
                  {t('left.makeMust')}
                </QuietButton>
              )
            }
          >
            {name ? <PersonLink id={personId} name={name} /> : t('say.gone')}
            <span className={style.under}>
              {[must && t('left.must'), reason && t(`leftOut.${reason}`)].filter(Boolean).join(' : ')}
            </span>
          </QuietLine>
        ))}
      </QuietList>
    </Section>
  )
}
