import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { useFormat } from '../../web/format.ts'
import type { OpenTour } from '../tour-draft.ts'
import { PrintSheet } from './PrintSheet.tsx'
import { useTourChanges } from './use-tours.ts'
import style from './Visits.module.css'

interface Props {
  tour: OpenTour
  isEdited: boolean
  /** Its plan is that of what it says. */
  isReady: boolean
  onSettled: () => void
}

/** What one does with a tour: kept, put in the calendar, taken along, let go. */
export function TourActions({ tour, isEdited, isReady, onSettled }: Props) {
  const { t } = useTranslation('visits')
  const { inWords, capital } = useFormat()
  const navigate = useNavigate()
  const { save, remove, toCalendar } = useTourChanges()
  const [isUnderWay, setUnderWay] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [isPrinting, setPrinting] = useState(false)
  const sentence = useSentenceOf(error)
  const isStale = error instanceof Problem && error.code === 'stale'
  const count = tour.stops.filter(({ encounterId }) => encounterId !== null).length
  const isVisiting = tour.stops.some(({ visit }) => visit !== null)

  async function go(change: () => Promise<void>) {
    setUnderWay(true)
    setError(null)
    try {
      await change()
    } catch (failure) {
      setError(failure)
    }
    setUnderWay(false)
  }
  const keep = () =>
    go(async () => {
      await save({ ...tour, name: tour.name.trim() })
      onSettled()
    })
  const letGo = () =>
    go(async () => {
      const leave = () => navigate({ to: '/sorties/visites' })
      if (tour.revision) await remove(tour, leave)
      else await leave()
      onSettled()
    })

  return (
    <div className={style.actions}>
      <div className={style.buttons}>
        {isEdited ? (
          <Button
            variant="filled"
            loading={isUnderWay}
            disabled={!isReady || tour.name.trim() === ''}
            onClick={() => void keep()}
          >
            {t('do.save')}
          </Button>
        ) : (
          <Button
            variant={count === 0 ? 'filled' : 'default'}
            loading={isUnderWay}
            disabled={!isVisiting && count === 0}
            onClick={() => void go(() => toCalendar(tour))}
          >
            {t(count === 0 ? 'do.calendar' : 'do.calendarAgain')}
          </Button>
        )}
        {isVisiting && isReady && <Button onClick={() => setPrinting(true)}>{t('do.print')}</Button>}
        {isEdited && tour.revision && (
          <Button variant="subtle" onClick={onSettled}>
            {t('do.leave')}
          </Button>
        )}
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={36} aria-label={t('do.more')}>
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!isEdited && (
              <Menu.Item component="a" href={`/api/tours/${tour.id}/tour.ics`} download>
                {t('do.ics')}
              </Menu.Item>
            )}
            <Menu.Item onClick={() => void letGo()}>{t(tour.revision ? 'do.delete' : 'do.drop')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {count > 0 && (
        <p className="soft small">{capital(t('do.inCalendar', { count, number: inWords(count) }))}</p>
      )}
      {error !== null && <p role="alert">{isStale ? t('do.stale') : sentence}</p>}
      {isStale && <Button onClick={onSettled}>{t('do.takeTheirs')}</Button>}
      {isPrinting && <PrintSheet tour={tour} onDone={() => setPrinting(false)} />}
    </div>
  )
}
