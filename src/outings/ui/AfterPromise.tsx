import { Checkbox } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FollowUpView } from '../../encounters/encounter.ts'
import { useToday } from '../../web/session.ts'
import style from './OutingAfter.module.css'
import { useAfterChanges, useDueWords } from './use-after.ts'

/** Something promised, by one or the other: kept at a tick, and open again at another. */
export function AfterPromise({ promise, outingId }: { promise: FollowUpView; outingId: string }) {
  const { t } = useTranslation('outings')
  const dueWords = useDueWords()
  const today = useToday()
  const { keepFollowUp } = useAfterChanges(outingId)
  const id = useId()
  const { revision: _, personName: __, ...followUp } = promise
  const { text, by, dueOn, doneOn } = followUp
  return (
    <li className={style.promise}>
      <Checkbox
        id={id}
        checked={doneOn !== null}
        aria-label={t('after.isKept', { text })}
        onChange={() => void keepFollowUp({ ...followUp, doneOn: doneOn === null ? today : null })}
      />
      <label htmlFor={id}>
        {by === 'them' && <span className="soft">{t('after.theirs')} </span>}
        {text}
        {dueOn && doneOn === null && <span className="soft"> {dueWords(dueOn)}</span>}
      </label>
    </li>
  )
}
