import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import style from './Log.module.css'
import { useReadWithdrawal, useWithdrawalWord } from './use-log.ts'

/** Company withdrew: said once, kindly, and put away with one gesture. */
export function WithdrawalNote() {
  const { t } = useTranslation('balance')
  const { number } = useFormat()
  const read = useReadWithdrawal()
  const word = useWithdrawalWord().data?.withdrawal
  if (!word) return null
  const rounded = (value: number) => number(Math.round(value))
  return (
    <Sheet as="section" quiet className={style.word} aria-label={t('log.word.title')}>
      <h2>{t('log.word.title')}</h2>
      <p>{t('log.word.say', { lately: rounded(word.lately), usual: rounded(word.usual) })}</p>
      <p>
        {t('log.word.choice')}
        {word.unnoted > 0 && ` ${t('log.word.unnoted', { count: word.unnoted })}`}
      </p>
      <div className={style.gestures}>
        <QuietButton onClick={() => void read()}>{t('log.word.read')}</QuietButton>
        <Basis entry="withdrawal" title={t('log.word.title')} said={t('log.basis.withdrawal')} over={word} />
      </div>
    </Sheet>
  )
}
