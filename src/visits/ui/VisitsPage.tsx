import { Button, Skeleton } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { usePlaces } from '../../places/ui/use-places.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { useShared } from '../../web/shared-value.ts'
import { MOST_STOPS } from '../tour.ts'
import { newTour, plainTown, startFor } from '../tour-draft.ts'
import { Candidates } from './Candidates.tsx'
import { OutingFields } from './OutingFields.tsx'
import { outingChoice, unsavedTour } from './outing-choice.ts'
import { TourList } from './TourList.tsx'
import { newId, useCandidates } from './use-tours.ts'
import style from './Visits.module.css'

/** « I am in Lyon on Thursday »: whom to see there, and the tours that were planned. */
export function VisitsPage() {
  const { t } = useTranslation('visits')
  const { longDay, inWords, capital } = useFormat()
  const today = useToday()
  const navigate = useNavigate()
  const { data: places } = usePlaces()
  const choice = useShared(outingChoice)
  const home = places?.find(({ kind, spot }) => kind === 'home' && spot !== null)?.spot ?? null
  const atHome = home && { lat: home.lat, lon: home.lon, name: t('page.home') }
  const around = choice.around ?? atHome
  const day = choice.day ?? addDays(today, 1)
  const { data, error, refetch } = useCandidates(around, choice)
  const chosen = data?.candidates.filter(({ id }) => choice.people.has(id)) ?? []
  const count = data?.count ?? 0
  const when = longDay(day, today)
  const town = choice.around && plainTown(choice.around.name)
  const said = { where: town ? t('page.in', { town }) : t('page.around'), day: when }
  const title = !around
    ? t('page.titleUnknown')
    : count === 0
      ? t('page.titleNobody', said)
      : capital(t('page.title', { ...said, count, number: inWords(count) }))

  function compose() {
    if (!around || chosen.length === 0) return
    const name = town ? t('tour.named', { town, day: when }) : t('tour.namedHome', { day: when })
    const start = startFor({ ...around, name: plainTown(around.name) }, { home: atHome, mode: choice.mode })
    const { mode, musts } = choice
    const tour = newTour({ name, day, mode, start, people: chosen, musts, newId })
    unsavedTour.set(tour)
    void navigate({ to: '/sorties/visites/$tourId', params: { tourId: tour.id } })
  }

  return (
    <>
      <OutingTabs />
      <PageHeading
        over={t('page.over')}
        tab={t('page.tab')}
        actions={
          chosen.length > 0 && (
            <Button variant="filled" disabled={chosen.length > MOST_STOPS} onClick={compose}>
              {t('page.compose', { count: chosen.length })}
            </Button>
          )
        }
      >
        {title}
      </PageHeading>
      <OutingFields hasHome={home !== null} day={day} />
      {chosen.length > MOST_STOPS && <p role="alert">{t('page.tooMany', { count: MOST_STOPS })}</p>}
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {around && !data && !error && <Skeleton height={320} radius={14} />}
      {!around && places && (
        <div className={style.compose}>
          <EmptyState
            action={
              <Button component={Link} to="/sorties/lieux">
                {t('page.addHome')}
              </Button>
            }
          >
            {t('page.noHome')}
          </EmptyState>
        </div>
      )}
      {around && data && <Candidates {...data} />}
      {chosen.length > 0 && (
        <p className={style.compose}>
          <Button disabled={chosen.length > MOST_STOPS} onClick={compose}>
            {t('page.compose', { count: chosen.length })}
          </Button>
        </p>
      )}
      <TourList />
    </>
  )
}
