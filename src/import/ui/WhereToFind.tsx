import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import style from './ImportPage.module.css'

const SOURCES = [
  'google',
  'icloud',
  'iphone',
  'android',
  'outlook',
  'linkedin',
  'thunderbird',
  'whatsapp',
  'calls',
  'monica',
  'takeout',
  'table',
] as const

/** Where each program hides its export. */
export function WhereToFind() {
  const { t } = useTranslation('import')
  return (
    <Section title={t('page.where.title')}>
      <div className={style.sources}>
        {SOURCES.map(source => (
          <details key={source} className={style.source} name="source">
            <summary>{t(`page.where.${source}.name`)}</summary>
            <p>{t(`page.where.${source}.how`)}</p>
          </details>
        ))}
      </div>
    </Section>
  )
}
