import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { MastermindView, SessionView } from '../mastermind.ts'
import style from './masterminds.module.css'
import { useMastermindWords } from './use-mastermind-words.ts'
import { useMastermindChanges } from './use-masterminds.ts'

type Said = 'kept' | 'unsaid' | 'notYet'
const KEPT: Readonly<Record<Said, boolean | null>> = { kept: true, unsaid: null, notYet: false }

interface Props {
  mastermind: MastermindView
  /** The session held before; undefined: this one is the first. */
  last: SessionView | undefined
}

/** What each promised the last time, and what became of it. */
export function LastPromises({ mastermind, last }: Props) {
  const { t } = useTranslation('company')
  const { longDay } = useFormat()
  const { firstNameOf } = useMastermindWords()
  const today = useToday()
  const { savePromise } = useMastermindChanges()
  if (!last) return <p className="soft">{t('mastermind.promises.first')}</p>
  const title = t('mastermind.promises.last', { day: longDay(last.day, today) })
  return (
    <Section title={title}>
      {last.promises.length === 0 && <p className="soft">{t('mastermind.promises.none')}</p>}
      <ul className={style.order}>
        {last.promises.map(promise => {
          const member = mastermind.members.find(({ id }) => id === promise.memberId)
          const name = member ? firstNameOf(member) : t('mastermind.somebody')
          const said: Said = promise.kept === null ? 'unsaid' : promise.kept ? 'kept' : 'notYet'
          return (
            <li key={promise.id} className={style.followed}>
              <span>{t('mastermind.history.said', { name, text: promise.text })}</span>
              <SegmentedControl
                className={style.told}
                aria-label={t('mastermind.promises.state', { text: promise.text })}
                value={said}
                data={(['kept', 'notYet', 'unsaid'] as const).map(value => ({
                  value,
                  label: t(`mastermind.promises.${value}`),
                }))}
                onChange={value =>
                  void savePromise(mastermind, last.id, { ...promise, kept: KEPT[value as Said] }, name)
                }
              />
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
