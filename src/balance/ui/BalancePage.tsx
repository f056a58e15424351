import { useTranslation } from 'react-i18next'
import { BilanTabs } from '../../web/components/BilanTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { LogFigures } from './LogFigures.tsx'
import { MoodLine } from './MoodLine.tsx'
import style from './Said.module.css'
import { Said } from './Said.tsx'
import { Strain } from './Strain.tsx'
import { Support } from './Support.tsx'

/** How the owner says they are, and what the log shows of whom they see: beside each other, never confused. */
export function BalancePage() {
  const { t } = useTranslation('balance')
  return (
    <>
      <BilanTabs />
      <PageHeading over={t('balancePage.over')} tab={t('balancePage.title')}>
        {t('balancePage.heading')}
      </PageHeading>
      <div className={style.cols}>
        <div className={style.said}>
          <Said />
        </div>
        <div className={style.log}>
          <LogFigures />
        </div>
        <div className={style.side}>
          <Support />
          <MoodLine />
          <Strain />
        </div>
      </div>
    </>
  )
}
