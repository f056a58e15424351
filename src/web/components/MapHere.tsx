import { CloseButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format.ts'
import type { MapPoint } from '../map-point.ts'
import style from './Map.module.css'

interface Props {
  points: readonly MapPoint[]
  onPick?: (id: string) => void
  onClose: () => void
}

/** Who and what is at one place, which no zoom can tell apart: people of a town known by its name alone. */
export function MapHere({ points, onPick, onClose }: Props) {
  const { t } = useTranslation()
  const { number } = useFormat()
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => close.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever the focus is inside.
    <div className={style.here} onKeyDown={event => event.key === 'Escape' && onClose()}>
      <div className={style.hereTitle}>
        {t('web:map.here', { count: points.length, n: number(points.length) })}
        <CloseButton ref={close} aria-label={t('web:map.close')} onClick={onClose} />
      </div>
      <ul className={style.hereList}>
        {points.map(({ id, name }) => (
          <li key={id}>
            {onPick ? (
              <button
                type="button"
                className={style.hereName}
                onClick={() => {
                  onPick(id)
                  onClose()
                }}
              >
                {name}
              </button>
            ) : (
              <span className={style.hereName}>{name}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
