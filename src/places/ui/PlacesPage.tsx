import { Button, NativeSelect, Skeleton } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TRAVEL_MODES, type TravelMode } from '../../lib/geo/travel.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Around, PlaceView } from '../place.ts'
import { AroundField } from './AroundField.tsx'
import { NearHere } from './NearHere.tsx'
import { OsmDialog } from './OsmDialog.tsx'
import { PlaceDialog } from './PlaceDialog.tsx'
import { PlaceList } from './PlaceList.tsx'
import style from './Places.module.css'
import { useNear, usePlaces } from './use-places.ts'

const WITHIN = [15, 30, 60, 90, 120, 180] as const

/** Who and what is near, and every place there is. */
export function PlacesPage() {
  const { t } = useTranslation('places')
  const { duration, inWords, capital } = useFormat()
  const { data: places, error, refetch } = usePlaces()
  const [chosen, setChosen] = useState<Around | null>(null)
  const [minutes, setMinutes] = useState(30)
  const [mode, setMode] = useState<TravelMode>('car')
  const [opened, setOpened] = useState<PlaceView | 'new' | 'home' | null>(null)
  const [isImporting, setImporting] = useState(false)
  const home = places?.find(({ kind, spot }) => kind === 'home' && spot !== null)
  const around = chosen ?? (home?.spot ? { ...home.spot, name: t('page.home') } : null)
  const near = useNear(around, { minutes, mode })
  const said = { time: duration(minutes), where: around?.name ?? '' }
  const count = near.data?.count ?? 0
  const title = !around
    ? t('page.titleUnknown')
    : count === 0
      ? t('page.titleNobody', said)
      : capital(t('page.title', { ...said, count, number: inWords(count) }))
  return (
    <>
      <OutingTabs />
      <PageHeading
        over={t('page.over')}
        tab={t('page.tab')}
        actions={
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setOpened('new')}>
            {t('page.add')}
          </Button>
        }
      >
        {title}
      </PageHeading>
      <div className={style.choices}>
        <AroundField chosen={chosen} hasHome={home !== undefined} onChange={setChosen} />
        <NativeSelect
          label={t('around.within')}
          value={minutes}
          data={WITHIN.map(value => ({ value: String(value), label: duration(value) }))}
          onChange={event => setMinutes(Number(event.currentTarget.value))}
        />
        <NativeSelect
          label={t('around.mode')}
          value={mode}
          data={TRAVEL_MODES.map(value => ({ value, label: t(`mode.${value}`) }))}
          onChange={event => setMode(event.currentTarget.value as TravelMode)}
        />
      </div>
      {error && !places && <ErrorNote error={error} retry={() => void refetch()} />}
      {near.error && !near.data && <ErrorNote error={near.error} retry={() => void near.refetch()} />}
      {around && !near.data && !near.error && <Skeleton height={320} radius={14} />}
      {!around && places && (
        <EmptyState action={<Button onClick={() => setOpened('home')}>{t('page.addHome')}</Button>}>
          {t('around.noHome')}
        </EmptyState>
      )}
      {around && near.data && <NearHere around={around} near={near.data} onOpen={setOpened} />}
      {places && (
        <div className={style.all}>
          <Section
            title={t('page.all')}
            aside={<QuietButton onClick={() => setImporting(true)}>{t('page.osm')}</QuietButton>}
          >
            {places.length === 0 ? (
              <p className="soft">{t('page.none')}</p>
            ) : (
              <PlaceList label={t('page.all')} places={places} onOpen={setOpened} />
            )}
          </Section>
        </div>
      )}
      {opened && (
        <PlaceDialog
          before={typeof opened === 'string' ? null : opened}
          kind={opened === 'home' ? 'home' : 'coworking'}
          around={around}
          onClose={() => setOpened(null)}
        />
      )}
      {isImporting && <OsmDialog around={around} onClose={() => setImporting(false)} />}
    </>
  )
}
