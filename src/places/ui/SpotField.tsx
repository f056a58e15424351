import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import { Problem } from '../../web/api.ts'
import { PlaceMap } from '../../web/components/Map.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useDesk } from '../../web/session.ts'
import type { PlaceDraft } from '../place.ts'
import style from './Places.module.css'
import { usePlaceWords } from './use-place-words.ts'
import { findAddressSpots } from './use-places.ts'
import { useTownSpot } from './use-town-spot.ts'

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
  const isOwners = spot?.source === 'owner'
  const { find, trouble, isSaid } = useTownSpot(place, onChange)
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
  const told = () => {
    if (trouble === 'not-reached') return t('form.townNotReached')
    if (trouble === 'unknown') return begin ? t('form.notFound') : t('form.townUnknown')
    if (isOwners) return t('form.placed')
    if (spot) return t('form.found', { name: town, precision: precision(spot.precision) })
    return begin && !isSaid ? t('form.unplaced') : ''
  }
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
          onBlur={find}
        />
        <TextInput
          label={t('form.town')}
          value={town}
          maxLength={200}
          onChange={event => onChange({ town: event.currentTarget.value })}
          onBlur={find}
        />
      </div>
      <div className={style.map}>
        {begin && (
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
        )}
        {begin && mayAsk && place.address.trim() !== '' && (
          <QuietButton onClick={() => void locate()}>{t('form.locate')}</QuietButton>
        )}
        {answer && <p role="status">{answer}</p>}
        <p role="status" className="soft">
          {told()}
        </p>
      </div>
    </>
  )
}
