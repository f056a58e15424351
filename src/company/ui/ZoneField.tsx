import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { placeOfZone, zoneChoices } from '../../lib/zone-words.ts'
import { useFormat } from '../../web/format.ts'
import type { SlotsProposed } from '../slots-proposed.ts'
import style from './invitations.module.css'

interface Props {
  name: string
  proposed: SlotsProposed
  onChange: (zone: string) => void
}

/** Their clock, by what it is known, and another where that is wrong. */
export function ZoneField({ name, proposed: { zone, mine, hours }, onChange }: Props) {
  const { t } = useTranslation('company')
  const { language } = useFormat()
  const zones = zoneChoices([...new Set([zone.zone, ...Intl.supportedValuesOf('timeZone')])], language)
  const words = { name, place: placeOfZone(zone.zone, language) }
  return (
    <div className={style.zone}>
      <NativeSelect
        label={t('ui.zone.label', { name })}
        description={t(`ui.zone.${zone.isSure ? zone.from : 'guess'}`, words)}
        value={zone.zone}
        data={zones.map(({ zone: value, words: label }) => ({ value, label }))}
        onChange={event => onChange(event.currentTarget.value)}
      />
      <p className="soft">{t(`ui.hours.${hours}`, { ...words, mine: placeOfZone(mine, language) })}</p>
    </div>
  )
}
