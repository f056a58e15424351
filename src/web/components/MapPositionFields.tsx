import { Button, TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Position } from '../../lib/geo/position.ts'
import { useFormat } from '../format.ts'
import { degreesFrom } from '../map-view.ts'
import { FieldGroup } from './FieldGroup.tsx'
import style from './Map.module.css'

interface Props {
  name: string
  position: Position
  onMove: (position: Position) => void
}

/** Where a point is, in figures: what a finger does on the map, for who would rather type. */
export function MapPositionFields({ name, position, onMove }: Props) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const written = (degrees: number) =>
    Intl.NumberFormat(language, { maximumFractionDigits: 5, useGrouping: false }).format(degrees)
  const [texts, setTexts] = useState({ lat: written(position.lat), lon: written(position.lon) })
  const [isChecked, setChecked] = useState(false)
  const [lat, lon] = [degreesFrom(texts.lat, 90), degreesFrom(texts.lon, 180)]
  const isSame = texts.lat === written(position.lat) && texts.lon === written(position.lon)

  const put = () => {
    setChecked(true)
    if (lat !== null && lon !== null && !isSame) onMove({ lat, lon })
  }
  // No form of its own: the map may be a field of a larger one, which Enter would otherwise send.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    put()
  }
  return (
    <FieldGroup legend={t('web:map.position', { name })}>
      <div className={style.fields}>
        <TextInput
          label={t('web:map.lat')}
          autoComplete="off"
          onKeyDown={onKeyDown}
          value={texts.lat}
          error={isChecked && lat === null && t('web:map.within', { limit: 90 })}
          onChange={event => setTexts({ ...texts, lat: event.currentTarget.value })}
        />
        <TextInput
          label={t('web:map.lon')}
          autoComplete="off"
          onKeyDown={onKeyDown}
          value={texts.lon}
          error={isChecked && lon === null && t('web:map.within', { limit: 180 })}
          onChange={event => setTexts({ ...texts, lon: event.currentTarget.value })}
        />
        <Button onClick={put} disabled={isSame}>
          {t('web:map.put')}
        </Button>
      </div>
    </FieldGroup>
  )
}
