import { Skeleton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { SettingsMore } from '../../web/components/SettingsMore.tsx'
import { AboutSection } from './AboutSection.tsx'
import { BackupSection } from './BackupSection.tsx'
import { DataSection } from './DataSection.tsx'
import { DisplaySection } from './DisplaySection.tsx'
import { DevicesSection } from './devices/DevicesSection.tsx'
import { LetterSection } from './LetterSection.tsx'
import { MyCardSection } from './MyCardSection.tsx'
import { OnlineSection } from './OnlineSection.tsx'
import { OwnerSection } from './OwnerSection.tsx'
import { PushSection } from './PushSection.tsx'
import style from './SettingsPage.module.css'
import { SignInSection } from './SignInSection.tsx'
import { useSettings } from './use-settings.ts'

/** Everything one may decide of the desk, each kept as soon as it is said. */
export function SettingsPage() {
  const { t } = useTranslation('owner')
  const { settings, error, retry, change, failure } = useSettings()
  return (
    <>
      <PageHeading over={t('settings.over')} tab={t('settings.over')}>
        {t('settings.title')}
      </PageHeading>
      {failure !== null && <ErrorNote error={failure} />}
      {!settings && error && <ErrorNote error={error} retry={retry} />}
      {!settings && !error && <Skeleton height={240} radius={14} />}
      {settings && (
        <div className={style.page}>
          <OwnerSection settings={settings} change={change} />
          <MyCardSection settings={settings} change={change} />
          <DisplaySection settings={settings} change={change} />
          <SignInSection />
          <DevicesSection />
          <LetterSection settings={settings} change={change} />
          <PushSection settings={settings} change={change} />
          <OnlineSection settings={settings} change={change} />
          <BackupSection />
          <DataSection />
          <SettingsMore />
          <AboutSection />
        </div>
      )}
    </>
  )
}
