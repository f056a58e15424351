import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { EmptySection } from '../../web/components/EmptySection.tsx'
import { PlaceMap } from '../../web/components/Map.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import type { Spot } from '../place.ts'
import style from './Places.module.css'
import { usePlaceWords } from './use-place-words.ts'
import { useLocate, useSpot } from './use-places.ts'

/** On a card: where they are, as well as it is known, and the way to say it better. Nothing while nobody knows. */
export function PersonSpot({ person }: { person: { id: string; name: string } }) {
  const { t } = useTranslation('places')
  const { precision } = usePlaceWords()
  const { data: spot } = useSpot(person.id)
  const [isOpen, setOpen] = useState(false)
  if (!spot) return null
  const how = precision(spot.precision)
  return (
    <>
      <EmptySection
        title={t('located.title')}
        gesture={<QuietButton onClick={() => setOpen(true)}>{t('located.correct')}</QuietButton>}
      >
        {spot.source === 'owner' ? t('located.byYou') : t('located.byTown', { precision: how })}
      </EmptySection>
      {isOpen && <SpotDialog person={person} spot={spot} onClose={() => setOpen(false)} />}
    </>
  )
}

interface Props {
  person: { id: string; name: string }
  spot: Spot
  onClose: () => void
}

function SpotDialog({ person, spot, onClose }: Props) {
  const { t } = useTranslation('places')
  const { t: shell } = useTranslation('web')
  const { locate, forget } = useLocate(person)
  const [at, setAt] = useState<Position>({ lat: spot.lat, lon: spot.lon })
  const isMoved = at.lat !== spot.lat || at.lon !== spot.lon
  return (
    <Dialog onClose={onClose} title={t('located.of', { name: person.name })}>
      <div className={style.form}>
        <PlaceMap
          label={t('located.of', { name: person.name })}
          points={[{ id: person.id, kind: 'person', name: person.name, position: at }]}
          draggable={person.id}
          onMove={setAt}
        />
        <div className={style.buttons}>
          <Button
            disabled={!isMoved}
            onClick={() => {
              onClose()
              void locate(at)
            }}
          >
            {t('located.save')}
          </Button>
          <Button variant="subtle" onClick={onClose}>
            {shell('action.leave')}
          </Button>
          {spot.source !== 'gazetteer' && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                onClose()
                void forget()
              }}
            >
              {t('located.forget')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  )
}
