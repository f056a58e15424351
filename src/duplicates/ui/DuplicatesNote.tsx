import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import style from './DuplicatesNote.module.css'
import { useToReview } from './use-duplicates.ts'

/** On the cardex: how many pairs wait, where there are any. */
export function DuplicatesNote() {
  const { t } = useTranslation('duplicates')
  const { number } = useFormat()
  const open = useToReview()
  if (open === 0) return null
  return (
    <p className={style.note}>
      <Link to="/carnet/doublons">{t('note.open', { count: open, n: number(open) })}</Link>
    </p>
  )
}
