import { Button, Checkbox, NumberInput, SegmentedControl, Textarea } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type MemberView, membersOn, type SessionView, sessionBefore } from '../mastermind.ts'
import { clockIn } from '../session-clock.ts'
import { givenTo, turnStarts } from '../turns.ts'
import { LastPromises } from './LastPromises.tsx'
import style from './masterminds.module.css'
import { NewPromises } from './NewPromises.tsx'
import { SessionNote } from './SessionNote.tsx'
import { inMinutes, TurnTimer } from './TurnTimer.tsx'
import { useMastermindWords } from './use-mastermind-words.ts'
import { type LinkedMastermind, newId, useMastermindChanges } from './use-masterminds.ts'
import { useTurns } from './use-turns.ts'

interface Props {
  mastermind: LinkedMastermind
  session: SessionView
}

/** A session under way, or read again: what was promised, each one's turn, what each promises. */
export function SessionRun({ mastermind, session }: Props) {
  const { t } = useTranslation('company')
  const { longDay } = useFormat()
  const { firstNameOf, hour } = useMastermindWords()
  const navigate = useNavigate()
  const today = useToday()
  const { saveSession } = useMastermindChanges()
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const isHeld = session.state === 'held'
  const all = membersOn(mastermind.members, session.day)
  const present = all.filter(({ id }) => !session.absent.includes(id))
  const { turns, now, change, forget } = useTurns(
    session.id,
    present.map(({ id }) => id),
  )
  const { minutes, turnMinutes, zone } = mastermind
  const starts = turnStarts(turns.order.length, { minutes, turnMinutes })
  const around = (place: number) =>
    hour(
      clockIn(new Date(Date.parse(session.startsAt) + (starts[place] ?? 0) * 60_000).toISOString(), zone)
        .time,
    )
  const speaker = turns.order[turns.at]
  const byId = new Map(all.map(member => [member.id, member]))
  const inOrder = [
    ...turns.order.flatMap(id => byId.get(id) ?? []),
    ...all.filter(({ id }) => session.absent.includes(id)),
  ]

  const { encounterId: _, startsAt: __, notes: ___, promises: ____, ...facts } = session
  const setAbsent = (absent: string[]) => {
    setError(null)
    saveSession(mastermind, { ...facts, absent }, null).catch(setError)
  }
  const leave = () =>
    navigate({ to: '/sorties/cercles/$mastermindId', params: { mastermindId: mastermind.id }, hash: '' })

  const presence = (member: MemberView) => {
    const { id } = member
    const isThere = !session.absent.includes(id)
    return (
      <Checkbox
        checked={isThere}
        label={t('mastermind.run.present')}
        aria-label={t('mastermind.run.isPresent', { name: firstNameOf(member) })}
        onChange={() =>
          setAbsent(isThere ? [...session.absent, id] : session.absent.filter(each => each !== id))
        }
      />
    )
  }

  return (
    <>
      <OutingTabs />
      <PageHeading
        over={mastermind.name}
        tab={mastermind.name}
        actions={<Button onClick={() => void leave()}>{t('mastermind.do.leave')}</Button>}
      >
        {t('mastermind.heading.running', { day: longDay(session.day, today) })}
      </PageHeading>
      <LastPromises mastermind={mastermind} last={sessionBefore(mastermind.sessions, session)} />
      <Section title={t('mastermind.run.turns')}>
        {!isHeld && (
          <TurnTimer turns={turns} now={now} change={change} members={all} turnMinutes={turnMinutes} />
        )}
        {error !== null && <p role="alert">{sentence}</p>}
        <ol className={style.order}>
          {inOrder.map((member, place) => {
            const isAway = session.absent.includes(member.id)
            const isSpeaking = !isHeld && member.id === speaker
            const took = turns.took[member.id]
            return (
              <li key={member.id} aria-current={isSpeaking ? 'step' : undefined}>
                <div className={style.head}>
                  <span className={isSpeaking ? style.speaking : isAway ? 'soft' : undefined}>
                    {firstNameOf(member)}
                    {!isAway && !isHeld && (
                      <span className="soft small">
                        {' '}
                        {took === undefined
                          ? t('mastermind.run.around', { time: around(place) })
                          : inMinutes(took)}
                      </span>
                    )}
                  </span>
                  {!isHeld && (
                    <span className={style.gestures}>
                      {!isAway && !isSpeaking && (
                        <QuietButton onClick={() => change((one, at) => givenTo(one, member.id, at))}>
                          {member.isOwner
                            ? t('mastermind.run.take')
                            : t('mastermind.run.give', { name: firstNameOf(member) })}
                        </QuietButton>
                      )}
                      {presence(member)}
                    </span>
                  )}
                </div>
                {!isAway && <SessionNote mastermind={mastermind} session={session} member={member} />}
              </li>
            )
          })}
        </ol>
      </Section>
      <NewPromises
        mastermind={mastermind}
        session={session}
        present={present}
        speaker={isHeld ? undefined : speaker}
      />
      <WholeNote key={session.revision} mastermind={mastermind} session={session} />
      {!isHeld && (
        <CloseSession
          mastermind={mastermind}
          session={session}
          onClosed={() => {
            forget()
            void leave()
          }}
        />
      )}
    </>
  )
}

/** What concerns all; members who were there read it on their page. */
function WholeNote({ mastermind, session }: Props) {
  const { t } = useTranslation('company')
  const { saveSession } = useMastermindChanges()
  const [note, setNote] = useState(session.note)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { encounterId: _, startsAt: __, notes: ___, promises: ____, ...facts } = session
  const keep = () => {
    if (note.trim() !== session.note) {
      setError(null)
      saveSession(mastermind, { ...facts, note: note.trim() }, 'sessionEdited').catch(setError)
    }
  }
  return (
    <Section title={t('mastermind.run.noteSession')}>
      <Textarea
        aria-label={t('mastermind.run.noteSession')}
        value={note}
        autosize
        minRows={2}
        onChange={event => setNote(event.currentTarget.value)}
        onBlur={keep}
      />
      {error !== null && <p role="alert">{sentence}</p>}
    </Section>
  )
}

function CloseSession({ mastermind, session, onClosed }: Props & { onClosed: () => void }) {
  const { t } = useTranslation('company')
  const { close } = useMastermindChanges()
  const [channel, setChannel] = useState<'video' | 'in-person'>(
    mastermind.link === '' ? 'in-person' : 'video',
  )
  const [minutes, setMinutes] = useState<number | string>(mastermind.minutes)
  const [encounterId] = useState(newId)
  const [isUnderWay, setUnderWay] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const length = Number(minutes)
  const isReady = Number.isInteger(length) && length > 0 && length <= 1440

  async function submit() {
    setUnderWay(true)
    setError(null)
    try {
      await close(mastermind, session.id, { channel, minutes: length, absent: session.absent, encounterId })
      onClosed()
    } catch (failure) {
      setError(failure)
      setUnderWay(false)
    }
  }
  return (
    <Sheet className={style.stack} as="section" aria-label={t('mastermind.run.close')}>
      <p>{t('mastermind.run.closeWords')}</p>
      <div className={`${style.row} ${style.even}`}>
        <SegmentedControl
          aria-label={t('mastermind.run.channel')}
          value={channel}
          data={(['video', 'in-person'] as const).map(value => ({
            value,
            label: t(`mastermind.run.${value}`),
          }))}
          onChange={value => setChannel(value as typeof channel)}
        />
        <NumberInput
          label={t('mastermind.run.minutes')}
          value={minutes}
          min={1}
          max={1440}
          onChange={setMinutes}
        />
      </div>
      {error !== null && <p role="alert">{sentence}</p>}
      <div className={style.acts}>
        <Button loading={isUnderWay} disabled={!isReady} onClick={() => void submit()}>
          {t('mastermind.run.close')}
        </Button>
      </div>
    </Sheet>
  )
}
