import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mapTilesOf } from '../../owner/outgoing-services.ts'
import type { MapTiles } from '../map-open.ts'
import { useDesk } from '../session.ts'
import style from './Map.module.css'
import type { Shown } from './MapCanvas.tsx'
import { MapPositionFields } from './MapPositionFields.tsx'

export interface PlaceMapProps extends Omit<Shown, 'tiles'> {
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
  const tiles = useMapTiles()
  const [isAble, setAble] = useState(canDraw)
  const moved = map.points.find(({ id }) => id === map.draggable)
  return (
    <section className={style.map} aria-label={label}>
      {isAble ? (
        <Suspense fallback={<div className={style.frame} />}>
          <MapCanvas {...map} {...(tiles ? { tiles } : {})} onUnable={() => setAble(false)} />
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

/** Kept as long as they are the same: another one is another map. */
function useMapTiles(): MapTiles | null {
  const outgoing = useDesk()?.settings.outgoing
  const said = JSON.stringify(outgoing ? mapTilesOf(outgoing) : null)
  return useMemo(() => JSON.parse(said) as MapTiles | null, [said])
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
