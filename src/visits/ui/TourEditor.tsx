import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { rearranged } from '../arrange.ts'
import type { PlannedTour } from '../planned-tour.ts'
import { timetableOf } from '../timetable.ts'
import { askedOf, type OpenTour } from '../tour-draft.ts'
import { LeftOut } from './LeftOut.tsx'
import { TourActions } from './TourActions.tsx'
import { TourDays } from './TourDays.tsx'
import { TourMap } from './TourMap.tsx'
import { TourPeople } from './TourPeople.tsx'
import { TourProof } from './TourProof.tsx'
import { TourTimetable } from './TourTimetable.tsx'
import { usePlanner } from './use-planner.ts'
import { useTourMoves } from './use-tour-moves.ts'
import { useVisitWords } from './use-visit-words.ts'
import style from './Visits.module.css'

interface Props {
  tour: OpenTour
  /** Something is not saved yet. */
  isEdited: boolean
  /** It is no longer what it was planned for. */
  isReplanned: boolean
  onChange: (change: (tour: OpenTour) => OpenTour) => void
  /** It is saved, or gone: what stands is the desk's. */
  onSettled: () => void
}

/** A tour with its plan, which follows each change. */
export function TourEditor({ tour, isEdited, isReplanned, onSettled, ...props }: Props) {
  const { t } = useTranslation('visits')
  const onChange: Props['onChange'] = change => props.onChange(before => rearranged(before, change(before)))
  const asked = isReplanned ? askedOf(tour) : null
  const planner = usePlanner(asked, planned => props.onChange(before => withPlanned(before, planned)))
  const moves = useTourMoves(onChange)
  // An order of the owner's has its estimated times at once.
  const isWaiting = planner.planning === 'quick' || (planner.planning === 'failed' && tour.proof !== 'own')
  const table = timetableOf(tour)
  const set = (change: Partial<OpenTour>) => onChange(before => ({ ...before, ...change }))
  return (
    <>
      <OutingTabs />
      <PageHeading
        over={t('tour.over')}
        tab={tour.name}
        actions={
          <TourActions
            tour={tour}
            isEdited={isEdited}
            isReady={!isReplanned || (asked !== null && !isWaiting)}
            onSettled={onSettled}
          />
        }
      >
        <TourSentence tour={tour} isWaiting={planner.planning === 'quick'} />
      </PageHeading>
      <TourProof tour={tour} table={table} planner={planner} onChange={onChange} />
      <div className={style.plan}>
        <div>
          <TourTimetable table={table} tour={tour} moves={moves} />
          <LeftOut tour={tour} moves={moves} onChange={onChange} />
          {tour.stops.some(({ visit }) => visit !== null) && <p className={style.hint}>{t('move.hint')}</p>}
        </div>
        <TourMap tour={tour} table={table} />
      </div>
      <TourPeople tour={tour} onChange={onChange} />
      <TourDays tour={tour} onChange={onChange} />
      <Section title={t('tour.keep')}>
        <div className={style.fields}>
          <TextInput
            label={t('tour.name')}
            value={tour.name}
            maxLength={300}
            required
            onChange={event => set({ name: event.currentTarget.value })}
          />
          <Textarea
            label={t('tour.note')}
            autosize
            minRows={2}
            value={tour.note}
            maxLength={10_000}
            onChange={event => set({ note: event.currentTarget.value })}
          />
        </div>
      </Section>
    </>
  )
}

function TourSentence({ tour, isWaiting }: { tour: OpenTour; isWaiting: boolean }) {
  const { t } = useTranslation('visits')
  const { longDay, inWords, capital } = useFormat()
  const { hour } = useVisitWords()
  const today = useToday()
  const table = timetableOf(tour).filter(({ rows }) => rows.length > 0)
  const count = table.reduce((sum, { visits }) => sum + visits.length, 0)
  const [first] = table
  if (!first) return isWaiting ? t('tour.planning') : t('tour.nobody')
  const said = { count, number: inWords(count), day: longDay(first.day.day, today) }
  const text =
    table.length > 1
      ? t('tour.sentenceDays', { ...said, days: inWords(table.length) })
      : t('tour.sentence', { ...said, from: hour(first.leavesAt), until: hour(first.backAt) })
  return <>{capital(text)}</>
}

/** The times of the plan, on the people as they stand. */
function withPlanned(tour: OpenTour, { stops, proof, boundCents }: PlannedTour): OpenTour {
  const rank = new Map(stops.map(({ id }, i) => [id, i]))
  const planned = new Map(stops.map(stop => [stop.id, stop]))
  return {
    ...tour,
    proof,
    boundCents: proof === 'own' ? tour.boundCents : boundCents,
    stops: tour.stops
      .map(stop => ({
        ...stop,
        visit: planned.get(stop.id)?.visit ?? null,
        reason: planned.get(stop.id)?.reason ?? null,
      }))
      .sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0)),
  }
}
