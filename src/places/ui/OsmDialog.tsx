import { Button, Checkbox, FileButton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MOST_OSM_BYTES, readOsm } from '../../lib/geo/osm.ts'
import type { OsmPlace } from '../../lib/geo/osm-place.ts'
import { currencyOf } from '../../lib/money.ts'
import { Problem } from '../../web/api.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useDesk } from '../../web/session.ts'
import { placeFromOsm } from '../from-osm.ts'
import { type Around, addressLine, type Place } from '../place.ts'
import style from './Places.module.css'
import { usePlaceWords } from './use-place-words.ts'
import { findCoworking, newId, usePlaceChanges, usePlaces } from './use-places.ts'

interface Found {
  places: Place[]
  problems: number
}

interface Props {
  /** Where coworking spaces are looked for; null: nowhere is chosen. */
  around: Around | null
  onClose: () => void
}

/** Around a position, at most. */
const WITHIN_KM = 15

/** Places out of a file of OpenStreetMap: read here, chosen here, kept in one go. */
export function OsmDialog({ around, onClose }: Props) {
  const { t } = useTranslation('places')
  const { take } = usePlaceChanges()
  const [found, setFound] = useState<Found | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState('')
  const [isLooking, setLooking] = useState(false)
  const settings = useDesk()?.settings
  const country = settings?.country ?? 'FR'
  const mayAsk = settings?.outgoing.allowed.includes('overpass')
  const { data: known = [] } = usePlaces()
  const knownOsm = new Set(known.map(({ osm }) => osm))
  const fresh = found?.places.filter(({ osm }) => !knownOsm.has(osm)) ?? []
  const chosen = fresh.filter(({ id }) => !left.has(id))

  async function read(file: File | null) {
    if (!file) return
    setFound(null)
    if (file.size > MOST_OSM_BYTES) {
      setProblem(t('osm.tooLarge', { most: MOST_OSM_BYTES / 1_000_000 }))
      return
    }
    const { value, problems } = readOsm(await file.text())
    offer(value, problems.length)
  }
  function offer(value: readonly OsmPlace[], problems: number) {
    const places = value.map(each => placeFromOsm(each, { id: newId(), currency: currencyOf(country) }))
    setProblem(places.length === 0 ? t('osm.nothing') : '')
    setFound({ places, problems })
  }
  async function look(there: Around) {
    setFound(null)
    setProblem('')
    setLooking(true)
    const answer = await findCoworking(there, WITHIN_KM).catch((error: unknown) =>
      error instanceof Problem ? error.message : t('form.notReached'),
    )
    setLooking(false)
    if (typeof answer === 'string') setProblem(answer)
    else offer(answer.places, answer.problems)
  }
  const toggle = (id: string) =>
    setLeft(old => (old.has(id) ? new Set([...old].filter(each => each !== id)) : new Set([...old, id])))

  return (
    <Dialog onClose={onClose} title={t('osm.title')}>
      <form
        className={style.form}
        onSubmit={event => {
          event.preventDefault()
          onClose()
          void take(chosen)
        }}
      >
        <p>{t('osm.say')}</p>
        <div className={style.buttons}>
          <FileButton accept=".json,.geojson,application/json,application/geo+json" onChange={read}>
            {props => (
              <Button {...props} variant="default">
                {t('osm.choose')}
              </Button>
            )}
          </FileButton>
          {mayAsk && around && (
            <Button variant="default" loading={isLooking} onClick={() => void look(around)}>
              {t('osm.around', { where: around.name, km: WITHIN_KM })}
            </Button>
          )}
        </div>
        {problem && <p role="alert">{problem}</p>}
        {found && found.places.length > 0 && (
          <>
            <p role="status">{t('osm.found', { count: found.places.length })}</p>
            {found.problems > 0 && <p className="soft">{t('osm.problems', { count: found.problems })}</p>}
            <div className={style.found}>
              {found.places.map(place => (
                <FoundPlace
                  key={place.id}
                  place={place}
                  isKnown={knownOsm.has(place.osm)}
                  isChosen={!left.has(place.id)}
                  onToggle={() => toggle(place.id)}
                />
              ))}
            </div>
            <FormActions
              save={t('osm.import', { count: chosen.length })}
              isReady={chosen.length > 0}
              onCancel={onClose}
            />
          </>
        )}
      </form>
    </Dialog>
  )
}

interface FoundProps {
  place: Place
  isKnown: boolean
  isChosen: boolean
  onToggle: () => void
}

function FoundPlace({ place, isKnown, isChosen, onToggle }: FoundProps) {
  const { t } = useTranslation('places')
  const { facts } = usePlaceWords()
  return (
    <Checkbox
      label={place.name}
      description={[...facts(place), addressLine(place), isKnown && t('osm.known')]
        .filter(Boolean)
        .join(' · ')}
      checked={isChosen && !isKnown}
      disabled={isKnown}
      onChange={onToggle}
    />
  )
}
