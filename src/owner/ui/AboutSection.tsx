import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { helpIsOpen } from '../../web/palette-door.ts'
import { useDesk } from '../../web/session.ts'
import style from './SettingsPage.module.css'

/** What this program is, and under which terms. */
export function AboutSection() {
  const { t } = useTranslation('owner')
  const version = useDesk()?.version ?? ''
  return (
    <Section title={t('settings.about.title')}>
      <div className={style.fields}>
        <p className={style.soft}>{t('settings.about.words', { version })}</p>
        <p className={style.soft}>{t('settings.about.licence')}</p>
        <div className={style.actions}>
          <Button onClick={() => helpIsOpen.set(true)}>{t('settings.about.keys')}</Button>
          <Button
            component="a"
            href="https://www.gnu.org/licenses/agpl-3.0.html"
            target="_blank"
            rel="noreferrer"
            variant="subtle"
          >
            {t('settings.about.read')}
          </Button>
        </div>
      </div>
    </Section>
  )
}
