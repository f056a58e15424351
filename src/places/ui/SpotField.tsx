import { TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import { Problem } from '../../web/api.ts'
import { PlaceMap } from '../../web/components/Map.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useDesk } from '../../web/session.ts'
import type { PlaceDraft } from '../place.ts'
import style from './Places.module.css'
import { usePlaceWords } from './use-place-words.ts'
import { findAddressSpots, findTownSpot } from './use-places.ts'

const PAUSE_MS = 800

interface Props {
  place: PlaceDraft
  around: Position | null
  onChange: (change: Partial<PlaceDraft>) => void
}

/** Its address; the town places it on the map, where the point is moved to the right spot. */
export function SpotField({ place, around, onChange }: Props) {
  const { t } = useTranslation('places')
  const { precision } = usePlaceWords()
  const { town, postalCode, country, spot } = place
  const key = JSON.stringify([town, postalCode, country])
  // What stands already was asked for these.
  const asked = useRef(spot ? key : '')
  const isOwners = spot?.source === 'owner'

  async function find() {
    if (isOwners || key === asked.current || (town.trim() === '' && postalCode.trim() === '')) return
    asked.current = key
    const found = await findTownSpot({ town, postalCode, country }).catch(() => null)
    if (asked.current !== key) return
    if (!found) {
      asked.current = ''
      return
    }
    const { name, ...there } = found
    onChange({ spot: there, ...(town.trim() === '' ? { town: name } : {}) })
  }
  const latest = useRef(find)
  latest.current = find
  useEffect(() => {
    // Once one stops typing, even without leaving the field.
    const timer = setTimeout(() => void latest.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [key])
  const move = ({ lat, lon }: Position) =>
    onChange({ spot: { lat, lon, precision: 'exact', source: 'owner' } })

  const allowed = useDesk()?.settings.outgoing.allowed ?? []
  const mayAsk = allowed.includes('ban') || allowed.includes('nominatim')
  const [answer, setAnswer] = useState('')

  async function locate() {
    const { address } = place
    const found = await findAddressSpots({ address, town, postalCode, country }).catch((error: unknown) =>
      error instanceof Problem ? error.message : t('form.notReached'),
    )
    if (typeof found === 'string') return setAnswer(found)
    const [best] = found
    if (!best) return setAnswer(t('form.addressUnknown'))
    const { label, ...there } = best
    onChange({ spot: there })
    setAnswer(t('form.addressFound', { label }))
  }

  const begin = spot ?? around
  return (
    <>
      <TextInput
        label={t('form.address')}
        value={place.address}
        maxLength={500}
        onChange={event => onChange({ address: event.currentTarget.value })}
      />
      <div className={style.pair}>
        <TextInput
          label={t('form.postalCode')}
          value={postalCode}
          maxLength={20}
          onChange={event => onChange({ postalCode: event.currentTarget.value })}
          onBlur={() => void find()}
        />
        <TextInput
          label={t('form.town')}
          value={town}
          maxLength={200}
          onChange={event => onChange({ town: event.currentTarget.value })}
          onBlur={() => void find()}
        />
      </div>
      {begin && (
        <div className={style.map}>
          <PlaceMap
            label={t('form.where')}
            points={[
              {
                id: place.id,
                kind: 'place',
                place: place.kind,
                name: place.name || t('form.where'),
                position: { lat: begin.lat, lon: begin.lon },
              },
            ]}
            draggable={place.id}
            onMove={move}
          />
          {mayAsk && place.address.trim() !== '' && (
            <QuietButton onClick={() => void locate()}>{t('form.locate')}</QuietButton>
          )}
          {answer && <p role="status">{answer}</p>}
          <p className="soft">
            {spot === null
              ? t('form.notFound')
              : isOwners
                ? t('form.placed')
                : t('form.found', { name: town, precision: precision(spot.precision) })}
          </p>
        </div>
      )}
    </>
  )
}
