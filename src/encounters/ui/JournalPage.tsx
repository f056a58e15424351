import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { CaptureLine } from './CaptureLine.tsx'
import { EncounterList } from './EncounterList.tsx'
import style from './JournalPage.module.css'

/** Every encounter, newest first. */
export function JournalPage() {
  const { t } = useTranslation('encounters')
  return (
    <>
      <PageHeading over={t('ui.journal.over')} tab={t('ui.journal.tab')}>
        {t('ui.journal.title')}
      </PageHeading>
      <CaptureLine />
      <div className={style.list}>
        <EncounterList />
      </div>
    </>
  )
}
