import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import style from './ImportPage.module.css'

/** Every card in one file, to go elsewhere; or all of the desk, to keep. */
export function ExportCards() {
  const { t } = useTranslation('import')
  return (
    <Section id="export" title={t('page.export.title')}>
      <p className={style.soft}>{t('page.export.intro')}</p>
      <div className={style.actions}>
        {(['3.0', '4.0'] as const).map(version => (
          <Button key={version} component="a" href={`/api/export.vcf?version=${version}`} download>
            {t('page.export.version', { version })}
          </Button>
        ))}
      </div>
      <p className={style.small}>{t('page.export.which')}</p>
      <div className={style.actions}>
        <Button component="a" href="/api/imports/archive" download>
          {t('page.export.desk')}
        </Button>
      </div>
      <p className={style.small}>{t('page.export.deskIs')}</p>
    </Section>
  )
}
