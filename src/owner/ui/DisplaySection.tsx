import { NativeSelect, SegmentedControl, Select, useMantineColorScheme } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { weekdayInWords } from '../../lib/day-in-words.ts'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { speak } from '../../web/language.ts'
import type { SectionProps } from './OwnerSection.tsx'
import style from './SettingsPage.module.css'

/** Monday, Saturday and Sunday begin the weeks of the world. */
const WEEK_STARTS = [1, 6, 7]
/** A Monday, to name the others from. */

/** Language, light, and the clock. */
export function DisplaySection({ settings, change }: SectionProps) {
  const { t } = useTranslation('owner')
  const { language, capital } = useFormat()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const zones = useMemo(
    () =>
      [...new Set([settings.timeZone, ...Intl.supportedValuesOf('timeZone')])].map(zone => ({
        value: zone,
        label: zone.replaceAll('_', ' ').replaceAll('/', ' / '),
      })),
    [settings.timeZone],
  )
  const dayName = (weekday: number) => weekdayInWords(weekday, language)
  return (
    <Section id="display" title={t('settings.display.title')}>
      <div className={style.fields}>
        <Group label={t('settings.display.language')}>
          <SegmentedControl
            aria-label={t('settings.display.language')}
            value={settings.language}
            data={[
              { value: 'fr', label: 'Français' },
              { value: 'en', label: 'English' },
            ]}
            onChange={value => {
              const next = value === 'fr' ? 'fr' : 'en'
              void change({ language: next }).then(kept => (kept ? speak(next) : undefined))
            }}
          />
        </Group>
        <Group label={t('settings.display.theme')}>
          <SegmentedControl
            aria-label={t('settings.display.theme')}
            value={colorScheme}
            data={(['auto', 'light', 'dark'] as const).map(value => ({
              value,
              label: t(`settings.display.${value}`),
            }))}
            onChange={value => setColorScheme(value as 'auto' | 'light' | 'dark')}
          />
        </Group>
        <div className={style.pair}>
          <Select
            label={t('settings.display.timeZone')}
            description={t('settings.display.timeZoneHint')}
            data={zones}
            value={settings.timeZone}
            onChange={timeZone => timeZone && void change({ timeZone })}
            searchable
            allowDeselect={false}
            limit={60}
            nothingFoundMessage={t('settings.nothingFound')}
          />
          <NativeSelect
            label={t('settings.display.weekStart')}
            description={t('settings.display.weekStartHint')}
            value={String(settings.weekStart)}
            data={[...new Set([...WEEK_STARTS, settings.weekStart])].map(weekday => ({
              value: String(weekday),
              label: capital(dayName(weekday)),
            }))}
            onChange={event => void change({ weekStart: Number(event.currentTarget.value) })}
          />
        </div>
      </div>
    </Section>
  )
}

function Group({ label, children }: { label: string; children: ReactNode }) {
  return (
    <FieldGroup legend={label}>
      <div>{children}</div>
    </FieldGroup>
  )
}
