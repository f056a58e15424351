import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import type { PlaceDraft, PlaceKind, PlaceView } from '../place.ts'
import { PlaceForm } from './PlaceForm.tsx'
import { usePlaceChanges } from './use-places.ts'

interface Props {
  /** What is edited; null: a new one. */
  before: PlaceView | null
  /** Of a new one. */
  kind: PlaceKind
  /** Where the map begins. */
  around: Position | null
  onClose: () => void
}

/** A place, noted or corrected. */
export function PlaceDialog({ before, kind, around, onClose }: Props) {
  const { t } = useTranslation('places')
  const { save, remove } = usePlaceChanges()

  function keep(place: PlaceDraft) {
    onClose()
    void save(place)
  }
  function takeAway(place: PlaceView) {
    onClose()
    void remove(place)
  }

  return (
    <Dialog onClose={onClose} title={t(before ? 'form.edit' : 'form.new')}>
      <PlaceForm
        before={before}
        kind={kind}
        around={around}
        onSave={keep}
        onCancel={onClose}
        onDelete={before ? () => takeAway(before) : null}
      />
    </Dialog>
  )
}
