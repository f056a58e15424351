import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import type { Day } from '../../lib/day.ts'
import type { Named } from '../../people/person.ts'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useFormat } from '../../web/format.ts'
import type { Club, SessionDraft, SessionView } from '../club.ts'
import { pendingOf } from './ClubMembers.tsx'
import style from './Clubs.module.css'
import { newId, useClubChanges } from './use-clubs.ts'

interface Props {
  club: Pick<Club, 'id' | 'name'>
  day: Day
  people: Named[]
  /** Ids of those usually there. */
  usual: readonly string[]
  /** What was said already, to be said otherwise. */
  before?: SessionView
  /** The states that may be said. */
  states?: readonly SessionDraft['state'][]
  /** On the morning page: the two usual answers first. */
  isBrief?: boolean
  onDone?: () => void
  /** It may be left without a word. */
  onLeave?: () => void
}

const STATES = ['went', 'missed', 'off'] as const

/** One tap says how it was; who was there may be put right before. */
export function AttendForm({
  club,
  day,
  people,
  usual,
  before,
  states = STATES,
  isBrief = false,
  onDone,
  onLeave,
}: Props) {
  const { t } = useTranslation('clubs')
  const { t: shell } = useTranslation('web')
  const { language } = useFormat()
  const { saveSession } = useClubChanges()
  const [isChanging, setChanging] = useState(false)
  const [isSent, setSent] = useState(false)
  const [there, setThere] = useState<ReadonlySet<string>>(() => new Set(usual))
  const [others, setOthers] = useState<(Named & { isNew: boolean })[]>([])
  const all = [...people, ...others]
  const present = all.filter(({ id }) => there.has(id))
  const names = new Intl.ListFormat(language).format(present.map(({ name }) => name))

  async function say(state: SessionDraft['state']) {
    setSent(true)
    const newPeople = others.filter(({ id, isNew }) => isNew && there.has(id))
    const attendance = {
      id: newId(),
      personIds: present.map(({ id }) => id),
      newPeople: newPeople.map(({ id, name }) => ({ id, name })),
      note: '',
    }
    const said = { clubId: club.id, day, state, attendance: state === 'went' ? attendance : null }
    const draft = before ? { ...said, id: before.id, revision: before.revision } : { ...said, id: newId() }
    const { kind } = await saveSession(draft, club.name)
    if (kind === 'refused') setSent(false)
    else onDone?.()
  }

  function toggle(id: string, isThere: boolean) {
    const next = new Set(there)
    if (isThere) next.add(id)
    else next.delete(id)
    setThere(next)
  }

  // That there was none is rare: it comes with the rest of what may be put right.
  const offered = isBrief && !isChanging ? states.filter(state => state !== 'off') : states

  // Waiting for the network, it is said: nothing more to ask.
  if (isSent) return null
  return (
    <div>
      {states.includes('went') && (
        <p className={style.with}>
          <span>{names === '' ? t('attend.withNobody') : t('attend.with', { names })}</span>
          {!isChanging && <QuietButton onClick={() => setChanging(true)}>{t('attend.change')}</QuietButton>}
        </p>
      )}
      {isChanging && (
        <div className={style.who}>
          {all.length > 0 && (
            <FieldGroup legend={t('attend.who')}>
              <div className={style.boxes}>
                {all.map(({ id, name }) => (
                  <Checkbox
                    key={id}
                    className={style.box ?? ''}
                    label={name}
                    checked={there.has(id)}
                    onChange={event => toggle(id, event.currentTarget.checked)}
                  />
                ))}
              </div>
            </FieldGroup>
          )}
          <PersonSearch
            label={t('attend.someoneElse')}
            isLabelled
            onPick={who => {
              const picked = pendingOf(who)
              if (!all.some(({ id }) => id === picked.id)) setOthers([...others, picked])
              toggle(picked.id, true)
            }}
          />
        </div>
      )}
      <div className={style.answers}>
        {offered.map(state => (
          <Button
            key={state}
            variant={state === 'went' ? 'default' : 'subtle'}
            onClick={() => void say(state)}
          >
            {t(`attend.${state}`)}
          </Button>
        ))}
        {onLeave && (
          <Button variant="subtle" onClick={onLeave}>
            {shell('action.leave')}
          </Button>
        )}
      </div>
    </div>
  )
}
