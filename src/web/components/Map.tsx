import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import style from './Map.module.css'
import type { Shown } from './MapCanvas.tsx'
import { MapPositionFields } from './MapPositionFields.tsx'

export interface PlaceMapProps extends Shown {
  /** What the map shows, in a few words. */
  label: string
  /** The same as a list, or whatever goes with the map: below it. */
  children?: ReactNode
}

const MapCanvas = lazy(() =>
  import('./MapCanvas.tsx').then(
    part => ({ default: part.MapCanvas }),
    () => ({ default: NotFetched }),
  ),
)

/** A map that is never the only way to what it shows. */
export function PlaceMap({ label, children, ...map }: PlaceMapProps) {
  const { t } = useTranslation()
  const [isAble, setAble] = useState(canDraw)
  const moved = map.points.find(({ id }) => id === map.draggable)
  return (
    <section className={style.map} aria-label={label}>
      {isAble ? (
        <Suspense fallback={<div className={style.frame} />}>
          <MapCanvas {...map} onUnable={() => setAble(false)} />
        </Suspense>
      ) : (
        <p className={style.sentence}>{t('web:map.unable')}</p>
      )}
      {moved && map.onMove && (
        <MapPositionFields
          key={`${moved.id} ${moved.position.lat} ${moved.position.lon}`}
          name={moved.name}
          position={moved.position}
          onMove={map.onMove}
        />
      )}
      {children}
    </section>
  )
}

function NotFetched() {
  const { t } = useTranslation()
  return <p className={style.sentence}>{t('web:map.notFetched')}</p>
}

let isDrawable: boolean | null = null

/** Asked once: a browser lends few contexts at a time. */
function canDraw(): boolean {
  if (isDrawable === null) {
    const context = document.createElement('canvas').getContext('webgl2')
    isDrawable = context !== null
    context?.getExtension('WEBGL_lose_context')?.loseContext()
  }
  return isDrawable
}
