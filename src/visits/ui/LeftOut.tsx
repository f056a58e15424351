import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { type OpenTour, withStopChanged } from '../tour-draft.ts'
import { StopMenu } from './StopMenu.tsx'
import { dragOf, useStopDrop } from './use-stop-drop.ts'
import type { TourMoves } from './use-tour-moves.ts'
import style from './Visits.module.css'

interface Props {
  tour: OpenTour
  moves: TourMoves
  onChange: (change: (tour: OpenTour) => OpenTour) => void
}

/** Who is not in the plan, and why; visits are dropped here to be left out, and taken from here into a day. */
export function LeftOut({ tour, moves, onChange }: Props) {
  const { t } = useTranslation('visits')
  const { over, handlers } = useStopDrop([], id => moves.move(id, null))
  const left = tour.stops.filter(({ reason }) => reason !== null)
  if (left.length === 0 && moves.dragged === null) return null
  return (
    <div className={style.drop} data-over={over !== null || undefined} {...handlers}>
      <Section title={t('left.title')}>
        {left.length === 0 && <p className="soft">{t('left.drop')}</p>}
        <ul className={style.left} aria-label={t('left.title')}>
          {left.map(stop => {
            const { id, personId, name, must, reason } = stop
            return (
              <li
                key={id}
                className={style.leftLine}
                data-dragged={moves.dragged === id || undefined}
                {...dragOf(id, moves.setDragged)}
              >
                <span className={style.what}>
                  {name ? <PersonLink id={personId} name={name} /> : t('say.gone')}
                  <span className={style.under}>
                    {[must && t('left.must'), reason && t(`leftOut.${reason}`)].filter(Boolean).join(' : ')}
                  </span>
                </span>
                {!must && (
                  <QuietButton
                    aria-label={t('left.makeMustOf', { name })}
                    onClick={() => onChange(tour => withStopChanged(tour, id, { must: true }))}
                  >
                    {t('left.makeMust')}
                  </QuietButton>
                )}
                <StopMenu tour={tour} stop={stop} moves={moves} />
              </li>
            )
          })}
        </ul>
      </Section>
    </div>
  )
}
