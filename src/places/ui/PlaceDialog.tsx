import { Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import { useIsPhone } from '../../web/use-is-phone.ts'
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
  const { t: shell } = useTranslation('web')
  const isPhone = useIsPhone()
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
    <Modal
      opened
      onClose={onClose}
      title={t(before ? 'form.edit' : 'form.new')}
      size="lg"
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': shell('action.close') }}
    >
      <PlaceForm
        before={before}
        kind={kind}
        around={around}
        onSave={keep}
        onCancel={onClose}
        onDelete={before ? () => takeAway(before) : null}
      />
    </Modal>
  )
}
