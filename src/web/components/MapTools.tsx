import { ActionIcon } from '@mantine/core'
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react'
import type { Map as MapLibre } from 'maplibre-gl'
import { useTranslation } from 'react-i18next'
import style from './Map.module.css'

/** Nearer, farther, everything: for who has neither wheel nor two fingers. */
export function MapTools({ map, onShowAll }: { map: MapLibre; onShowAll: () => void }) {
  const { t } = useTranslation()
  return (
    <div className={style.tools}>
      <ActionIcon
        aria-label={t('web:map.nearer')}
        onClick={event => map.zoomIn({}, { originalEvent: event.nativeEvent })}
      >
        <IconPlus size={18} stroke={1.8} />
      </ActionIcon>
      <ActionIcon
        aria-label={t('web:map.farther')}
        onClick={event => map.zoomOut({}, { originalEvent: event.nativeEvent })}
      >
        <IconMinus size={18} stroke={1.8} />
      </ActionIcon>
      <ActionIcon aria-label={t('web:map.all')} onClick={onShowAll}>
        <IconFocusCentered size={18} stroke={1.8} />
      </ActionIcon>
    </div>
  )
}
