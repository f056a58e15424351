import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PlaceMap } from '../../web/components/Map.tsx'
import type { MapPoint } from '../../web/map-point.ts'
import type { Around, NearAnswer, PlaceView } from '../place.ts'

interface Props {
  around: Around
  near: NearAnswer
  onOpen: (place: PlaceView) => void
}

/** The same people and places as the lists, where they are. */
export function NearMap({ around, near: { people, places }, onOpen }: Props) {
  const { t } = useTranslation('places')
  const navigate = useNavigate()
  const { lat, lon, name } = around
  const points: MapPoint[] = [
    { id: 'here', kind: 'home', name, position: { lat, lon } },
    ...places.flatMap((place): MapPoint[] =>
      place.spot && place.kind !== 'home'
        ? [{ id: place.id, kind: 'place', place: place.kind, name: place.name, position: place.spot }]
        : [],
    ),
    ...people.map(
      (person): MapPoint => ({ id: person.id, kind: 'person', name: person.name, position: person }),
    ),
  ]
  function pick(id: string) {
    const place = places.find(each => each.id === id)
    if (place) onOpen(place)
    else if (people.some(each => each.id === id)) {
      void navigate({ to: '/carnet/$personId', params: { personId: id } })
    }
  }
  return <PlaceMap label={t('page.map')} points={points} onPick={pick} />
}
