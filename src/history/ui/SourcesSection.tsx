import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import style from './Sources.module.css'

/** On the settings: the way to calendars and mailboxes. */
export function SourcesSection() {
  const { t } = useTranslation('history')
  return (
    <Section title={t('sources.title')}>
      <p className={style.soft}>{t('sources.intro')}</p>
      <div className={style.actions}>
        <Button component={Link} to="/settings/sources">
          {t('sources.list')}
        </Button>
      </div>
    </Section>
  )
}
