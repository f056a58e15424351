import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import style from './DuplicatesNote.module.css'
import { useReview } from './use-duplicates.ts'

/** After cards came in: that they are compared with those there, then how many pairs wait. */
export function DuplicatesAfter() {
  const { t } = useTranslation('duplicates')
  const { number } = useFormat()
  const { data: review } = useReview('open', 0)
  const isComparing = review?.state === 'comparing'
  if (!review || (!isComparing && review.open === 0)) return null
  return (
    <p className={style.after} role="status">
      {isComparing ? (
        t('note.comparing')
      ) : (
        <Link to="/carnet/doublons">{t('note.open', { count: review.open, n: number(review.open) })}</Link>
      )}
    </p>
  )
}
