import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayAt } from '../../lib/day.ts'
import { isSameClock, momentInWords, timeInWords } from '../../lib/moment-in-words.ts'
import { placeOfZone } from '../../lib/zone-words.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { standingOf } from '../invitation.ts'
import { titleOf } from '../invitation-words.ts'
import { AnswerForm } from './AnswerForm.tsx'
import style from './invitations.module.css'
import { type ListedInvitation, useInvitationChanges, useMine } from './use-invitations.ts'

interface Props {
  invitation: ListedInvitation
  /** On a card, whose name is above. */
  isNamed?: boolean
  /** Opens the dialog of other moments. */
  onPropose: () => void
  /** Opens the letter. */
  onLetter: () => void
}

/** A proposal: to whom, where it stands, and what may be done with it. */
export function InvitationLine({ invitation, isNamed = true, onPropose, onLetter }: Props) {
  const { t } = useTranslation('company')
  const today = useToday()
  const { note, withdraw, remove } = useInvitationChanges()
  const [isAnswering, setAnswering] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { person, counterAt, chosenAt, answer } = invitation
  const standing = standingOf(invitation, today)
  const name = person.name || t('ui.gone')
  const act = (gesture: () => Promise<void>) => () => void gesture().catch(setError)
  const isAhead = standing === 'open' || standing === 'chosen' || standing === 'countered'
  const mayPropose = standing === 'draft' || standing === 'declined' || standing === 'expired'
  return (
    <QuietLine>
      {isNamed &&
        (person.name === '' ? (
          <span className="soft">{name}</span>
        ) : (
          <PersonLink id={person.id} name={name} />
        ))}
      {isNamed && ' · '}
      {titleOf(invitation, t)}
      <span className={style.under}>
        <Standing invitation={invitation} />
      </span>
      {answer !== '' && <span className={style.under}>{t('ui.line.word', { words: answer })}</span>}
      {error !== null && <span role="alert">{sentence}</span>}
      <span className={style.gestures}>
        {standing === 'countered' && counterAt !== null && (
          <QuietButton onClick={act(() => note(invitation, counterAt))}>
            {t('ui.line.takeCounter')}
          </QuietButton>
        )}
        {mayPropose && (
          <QuietButton onClick={onPropose}>
            {t(`ui.line.propose.${standing === 'draft' ? 'draft' : 'again'}`)}
          </QuietButton>
        )}
        {isAhead && (
          <QuietButton onClick={onLetter}>
            {t(standing === 'chosen' ? 'ui.line.confirm' : 'ui.line.letter')}
          </QuietButton>
        )}
        {isAhead && (
          <QuietButton aria-expanded={isAnswering} onClick={() => setAnswering(!isAnswering)}>
            {t(standing === 'chosen' ? 'ui.line.change' : 'ui.line.answer')}
          </QuietButton>
        )}
        {(standing === 'chosen' || (standing === 'withdrawn' && chosenAt !== null)) && (
          <a className={style.download} href={`/api/invitations/${invitation.id}/invitation.ics`} download>
            {t(standing === 'chosen' ? 'ui.line.calendar' : 'ui.line.cancellation')}
          </a>
        )}
        {standing !== 'met' && standing !== 'withdrawn' && standing !== 'draft' && (
          <QuietButton onClick={act(() => withdraw(invitation))}>{t('ui.line.withdraw')}</QuietButton>
        )}
        {(standing === 'met' || standing === 'withdrawn' || standing === 'draft') && (
          <QuietButton onClick={act(() => remove(invitation))}>{t('ui.line.remove')}</QuietButton>
        )}
      </span>
      {isAnswering && <AnswerForm invitation={invitation} onClose={() => setAnswering(false)} />}
    </QuietLine>
  )
}

/** Where it stands, in a sentence, on the owner's clock and on theirs. */
function Standing({ invitation }: { invitation: ListedInvitation }) {
  const { t } = useTranslation('company')
  const { language, plainDay } = useFormat()
  const today = useToday()
  const mine = useMine()
  const { chosenAt, counterAt, expiresOn, slots, zone, hasLink, minutes } = invitation
  const standing = standingOf(invitation, today)
  const at = standing === 'countered' ? counterAt : chosenAt
  const moment = at === null ? '' : momentInWords(at, mine, language)
  const words = { moment, day: plainDay(expiresOn, today), count: slots.length, minutes }
  const isSameDay = (slot: string) => dayAt(new Date(slot), mine) === dayAt(new Date(slot), zone)
  const theirs =
    at !== null && !isSameClock(at, mine, zone)
      ? t('ui.line.theirs', {
          moment: (isSameDay(at) ? timeInWords : momentInWords)(at, zone, language),
          place: placeOfZone(zone, language),
        })
      : ''
  const key = standing === 'open' && !hasLink ? 'unlinked' : standing
  return [t(`ui.standing.${key}`, words), theirs].filter(text => text !== '').join(' ')
}
