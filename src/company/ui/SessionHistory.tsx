import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type MastermindView, membersOn, type SessionView } from '../mastermind.ts'
import style from './masterminds.module.css'
import { SESSION_HASH } from './session-address.ts'
import { useMastermindWords } from './use-mastermind-words.ts'

/** How many are read before one asks for the others. */
const SHOWN = 1

/** The sessions that were held, the latest first, with what was noted and promised. */
export function SessionHistory({ mastermind }: { mastermind: MastermindView }) {
  const { t } = useTranslation('company')
  const [isAll, setAll] = useState(false)
  const held = mastermind.sessions.filter(({ state }) => state === 'held')
  return (
    <Section title={t('mastermind.history.title')}>
      {held.length === 0 && <p className="soft">{t('mastermind.history.none')}</p>}
      <div className={style.history}>
        {held.slice(0, isAll ? held.length : SHOWN).map(session => (
          <HeldSession key={session.id} mastermind={mastermind} session={session} />
        ))}
      </div>
      {!isAll && held.length > SHOWN && (
        <QuietButton onClick={() => setAll(true)}>{t('mastermind.history.all')}</QuietButton>
      )}
    </Section>
  )
}

function HeldSession({ mastermind, session }: { mastermind: MastermindView; session: SessionView }) {
  const { t } = useTranslation('company')
  const { longDay, capital } = useFormat()
  const { firstNameOf, list } = useMastermindWords()
  const navigate = useNavigate()
  const today = useToday()
  const members = new Map(mastermind.members.map(member => [member.id, member]))
  const nameOf = (id: string) => {
    const member = members.get(id)
    return member ? firstNameOf(member) : capital(t('mastermind.somebody'))
  }
  const absent = membersOn(mastermind.members, session.day).filter(({ id }) => session.absent.includes(id))
  const day = capital(longDay(session.day, today))
  return (
    <article className={style.promise} aria-label={day}>
      <div className={style.head}>
        <h3>{day}</h3>
        <QuietButton
          onClick={() =>
            void navigate({
              to: '/sorties/cercles/$mastermindId',
              params: { mastermindId: mastermind.id },
              hash: SESSION_HASH + session.id,
            })
          }
        >
          {t('mastermind.history.correct')}
        </QuietButton>
      </div>
      {absent.length > 0 && (
        <p className="soft small">
          {t('mastermind.history.absent', { count: absent.length, names: list(absent.map(firstNameOf)) })}
        </p>
      )}
      {session.note !== '' && <p className={style.kept}>{session.note}</p>}
      {session.notes.map(({ id, memberId, text }) => (
        <p key={id} className={style.kept}>
          {t('mastermind.history.said', { name: nameOf(memberId), text })}
        </p>
      ))}
      {session.promises.map(({ id, memberId, text, kept }) => (
        <p key={id}>
          {members.get(memberId)?.isOwner
            ? t('mastermind.history.youPromised', { text })
            : t('mastermind.history.promised', { name: nameOf(memberId), text })}
          {kept !== null && (
            <span className="soft">
              {' '}
              · {t(kept ? 'mastermind.history.kept' : 'mastermind.history.notYet')}
            </span>
          )}
        </p>
      ))}
    </article>
  )
}
