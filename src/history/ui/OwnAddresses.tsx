import { Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSettings } from '../../owner/ui/use-settings.ts'
import { useTyped } from '../../owner/ui/use-typed.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { Settings } from '../../web/session.ts'
import style from './Sources.module.css'

/** Who the owner is in what is read, and what is kept of it. */
export function OwnAddresses() {
  const { t } = useTranslation('history')
  const { settings, change, failure } = useSettings()
  return (
    <Section id="own" title={t('own.title')}>
      <p className={style.soft}>{t('own.intro')}</p>
      {failure !== null && <ErrorNote error={failure} />}
      {settings && <Fields history={settings.history} change={change} />}
    </Section>
  )
}

function Fields({
  history,
  change,
}: {
  history: Settings['history']
  change: ReturnType<typeof useSettings>['change']
}) {
  const { t } = useTranslation('history')
  const mails = useTyped(history.mails.join(', '), said => change({ history: { mails: partsOf(said) } }))
  const phones = useTyped(history.phones.join(', '), said => change({ history: { phones: partsOf(said) } }))
  const names = useTyped(history.names.join(', '), said => change({ history: { names: partsOf(said) } }))
  return (
    <div className={style.fields}>
      <TextInput label={t('own.mails')} description={t('own.mailsHint')} maxLength={2000} {...mails} />
      <TextInput label={t('own.phones')} maxLength={1000} {...phones} />
      <TextInput label={t('own.names')} description={t('own.namesHint')} maxLength={1000} {...names} />
      <Switch
        label={t('own.titles')}
        description={t('own.titlesHint')}
        checked={history.keepsTitles}
        onChange={event => void change({ history: { keepsTitles: event.currentTarget.checked } })}
      />
    </div>
  )
}

function partsOf(said: string): string[] {
  return said
    .split(/[,;\n]/)
    .map(part => part.trim())
    .filter(part => part !== '')
}
