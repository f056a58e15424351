import type { Map as MapLibre } from 'maplibre-gl'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format.ts'
import type { Ground } from '../map-sheet.ts'
import { metresPerPixel, scaleBar } from '../map-view.ts'
import style from './Map.module.css'

/** In pixels. */
const LONGEST_BAR = 110

/** How far is far, and why there are no streets. */
export function MapFoot({ map, ground }: { map: MapLibre; ground: Ground }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  const { metres, pixels } = useScale(map)
  const length = Intl.NumberFormat(language, {
    style: 'unit',
    unit: metres < 1000 ? 'meter' : 'kilometer',
  }).format(metres < 1000 ? metres : metres / 1000)
  return (
    <div className={style.foot}>
      <span className={style.scale} style={{ width: pixels }}>
        {length}
      </span>
      {ground !== 'tiles' && <span>{t(ground === 'failed' ? 'web:map.tilesFailed' : 'web:map.bare')}</span>}
    </div>
  )
}

function useScale(map: MapLibre): { metres: number; pixels: number } {
  const [scale, setScale] = useState(() => scaleOf(map))
  useEffect(() => {
    const read = () => setScale(scaleOf(map))
    read()
    map.on('move', read)
    return () => void map.off('move', read)
  }, [map])
  return scale
}

function scaleOf(map: MapLibre) {
  return scaleBar(metresPerPixel(map.getCenter().lat, map.getZoom()), LONGEST_BAR)
}
