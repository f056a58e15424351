import { Button, Skeleton } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { useShared } from '../../web/shared-value.ts'
import { askedOf, type OpenTour } from '../tour-draft.ts'
import { unsavedTour } from './outing-choice.ts'
import { TourEditor } from './TourEditor.tsx'
import { useTour } from './use-tours.ts'

const route = getRouteApi('/sorties/visites/$tourId')

/** A day or several on the road: planned, changed, and taken along. */
export function TourPage() {
  const { tourId } = route.useParams()
  return <OneTour key={tourId} tourId={tourId} />
}

function OneTour({ tourId }: { tourId: string }) {
  const draft = useShared(unsavedTour)
  const isUnsaved = draft?.id === tourId
  const { data: saved, error, refetch } = useTour(tourId, !isUnsaved)
  const [edited, setEdited] = useState<{ tour: OpenTour; isReplanned: boolean } | null>(null)
  if (isUnsaved) {
    return (
      <TourEditor
        tour={draft}
        isEdited
        isReplanned
        onChange={change => {
          const tour = unsavedTour.get()
          if (tour?.id === tourId) unsavedTour.set(change(tour))
        }}
        onSettled={() => unsavedTour.set(null)}
      />
    )
  }
  const isGone = error instanceof Problem && (error.status === 404 || error.status === 410)
  if (isGone && !edited) return <NoTour />
  const tour = edited?.tour ?? saved
  if (tour) {
    return (
      <TourEditor
        tour={tour}
        isEdited={edited !== null}
        isReplanned={edited?.isReplanned ?? false}
        onChange={change =>
          setEdited(before => {
            const from = before?.tour ?? saved
            if (!from) return before
            const next = change(from)
            return { tour: next, isReplanned: before?.isReplanned || askedOf(next) !== askedOf(from) }
          })
        }
        onSettled={() => setEdited(null)}
      />
    )
  }
  return error ? (
    <ErrorNote error={error} retry={() => void refetch()} />
  ) : (
    <Skeleton height={320} radius={14} />
  )
}

function NoTour() {
  const { t } = useTranslation('visits')
  return (
    <>
      <OutingTabs />
      <PageHeading over={t('tour.over')} tab={t('tour.over')}>
        {t('tour.goneTitle')}
      </PageHeading>
      <EmptyState
        action={
          <Button component={Link} to="/sorties/visites">
            {t('tour.all')}
          </Button>
        }
      >
        {t('tour.gone')}
      </EmptyState>
    </>
  )
}
