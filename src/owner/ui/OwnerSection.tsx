import { Select, Textarea, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Settings } from '../../web/session.ts'
import { countriesIn } from './countries.ts'
import style from './SettingsPage.module.css'
import type { SettingsChange } from './use-settings.ts'
import { useTyped } from './use-typed.ts'

export interface SectionProps {
  settings: Settings
  change: (wanted: SettingsChange) => Promise<boolean>
}

/** Who the desk belongs to. */
export function OwnerSection({ settings, change }: SectionProps) {
  const { t } = useTranslation('owner')
  const { language } = useFormat()
  const countries = useMemo(() => countriesIn(language), [language])
  const name = useTyped(settings.ownerName, ownerName => change({ ownerName }))
  const trade = useTyped(settings.trade, said => change({ trade: said }))
  const signature = useTyped(settings.signature, said => change({ signature: said }))
  return (
    <Section title={t('settings.owner.title')}>
      <div className={style.fields}>
        <div className={style.pair}>
          <TextInput label={t('settings.owner.name')} autoComplete="name" maxLength={200} {...name} />
          <TextInput
            label={t('settings.owner.trade')}
            placeholder={t('settings.owner.tradeHint')}
            maxLength={200}
            {...trade}
          />
        </div>
        <Textarea
          label={t('settings.owner.signature')}
          description={t('settings.owner.signatureHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={2000}
          {...signature}
        />
        <Select
          label={t('settings.owner.country')}
          description={t('settings.owner.countryHint')}
          data={countries}
          value={settings.country}
          onChange={country => country && void change({ country })}
          searchable
          allowDeselect={false}
          limit={60}
          nothingFoundMessage={t('settings.nothingFound')}
        />
      </div>
    </Section>
  )
}
