import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import type { PlaceView } from '../place.ts'
import { addressLine } from '../place.ts'
import style from './Places.module.css'
import { usePlaceWords } from './use-place-words.ts'

interface Props {
  label: string
  places: readonly PlaceView[]
  onOpen: (place: PlaceView) => void
}

/** Places, each opened by its name. */
export function PlaceList({ label, places, onOpen }: Props) {
  const { facts } = usePlaceWords()
  return (
    <QuietList label={label}>
      {places.map(place => (
        <QuietLine key={place.id} end={addressLine(place)}>
          <button type="button" className={style.open} onClick={() => onOpen(place)}>
            {place.name}
          </button>
          <span className={style.under}>{facts(place).join(' · ')}</span>
        </QuietLine>
      ))}
    </QuietList>
  )
}
