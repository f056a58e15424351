import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import { placeOfZone } from '../../lib/zone-words.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type MemberView, MOST_MEMBERS, membersOn } from '../mastermind.ts'
import { clockIn } from '../session-clock.ts'
import { memberFrom } from './MastermindForm.tsx'
import style from './masterminds.module.css'
import { useMastermindWords } from './use-mastermind-words.ts'
import { type LinkedMastermind, useMastermindChanges } from './use-masterminds.ts'

/** Who is of it, in the order of the turns, with the link of each. */
export function MastermindMembers({ mastermind }: { mastermind: LinkedMastermind }) {
  const { t } = useTranslation('company')
  const today = useToday()
  const { saveMember } = useMastermindChanges()
  const [isAdding, setAdding] = useState(false)
  const [made, setMade] = useState<{ member: MemberView; url: string } | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const members = membersOn(mastermind.members, today)
  const canAdd = !mastermind.archived && members.length < MOST_MEMBERS

  return (
    <Section
      title={t('mastermind.members.title')}
      aside={
        canAdd && (
          <QuietButton onClick={() => setAdding(is => !is)}>{t('mastermind.members.add')}</QuietButton>
        )
      }
    >
      {made && <MadeLink {...made} onClose={() => setMade(null)} />}
      <QuietList label={t('mastermind.members.title')}>
        {members.map(member => (
          <MemberLine
            key={member.id}
            mastermind={mastermind}
            member={member}
            order={members.map(({ id }) => id)}
            onLink={url => setMade({ member, url })}
            onError={setError}
          />
        ))}
      </QuietList>
      {isAdding && (
        <PersonSearch
          isLabelled
          label={t('mastermind.form.add')}
          onPick={who => {
            setAdding(false)
            setError(null)
            saveMember(mastermind, memberFrom(who)).catch(setError)
          }}
        />
      )}
      {error !== null && <p role="alert">{sentence}</p>}
    </Section>
  )
}

interface LineProps {
  mastermind: LinkedMastermind
  member: MemberView
  /** Who is of it, in the order of the turns. */
  order: readonly string[]
  onLink: (url: string) => void
  onError: (error: unknown) => void
}

function MemberLine({ mastermind, member, order, onLink, onError }: LineProps) {
  const { t } = useTranslation('company')
  const { nameOf, hour } = useMastermindWords()
  const { capital, language } = useFormat()
  const { order: putOrder, makeLink, revokeLink, removeMember } = useMastermindChanges()
  const { id, personId, name, isOwner, clock } = member
  const isLinked = mastermind.linked.includes(id)
  const place = order.indexOf(id)
  const next = mastermind.ahead.find(({ isSkipped }) => !isSkipped)
  const there = next && clockIn(next.startsAt, clock).time
  const moveTo = (to: number) => {
    const others = order.filter(each => each !== id)
    putOrder(mastermind, [...others.slice(0, to), id, ...others.slice(to)]).catch(onError)
  }
  const link = () => {
    makeLink(mastermind, id).then(({ url }) => onLink(url), onError)
  }
  return (
    <QuietLine
      end={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={t('mastermind.members.more', { name: nameOf(member) })}>
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {!isOwner && (
              <Menu.Item onClick={link}>
                {t(isLinked ? 'mastermind.members.renewLink' : 'mastermind.members.makeLink')}
              </Menu.Item>
            )}
            {isLinked && (
              <Menu.Item onClick={() => void revokeLink(mastermind, id).catch(onError)}>
                {t('mastermind.members.revokeLink')}
              </Menu.Item>
            )}
            {place > 0 && (
              <Menu.Item onClick={() => moveTo(place - 1)}>{t('mastermind.members.up')}</Menu.Item>
            )}
            {place < order.length - 1 && (
              <Menu.Item onClick={() => moveTo(place + 1)}>{t('mastermind.members.down')}</Menu.Item>
            )}
            {!isOwner && (
              <Menu.Item onClick={() => void removeMember(mastermind, id, name).catch(onError)}>
                {t('mastermind.members.remove')}
              </Menu.Item>
            )}
          </Menu.Dropdown>
        </Menu>
      }
    >
      {personId !== null && name !== '' ? <PersonLink id={personId} name={name} /> : capital(nameOf(member))}
      <span className={style.under}>
        {[
          isLinked && t('mastermind.members.linked'),
          there &&
            there !== next.time &&
            t('mastermind.members.hour', { time: hour(there), place: placeOfZone(clock, language) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </QuietLine>
  )
}

/** The link, told this once. */
function MadeLink({ member, url, onClose }: { member: MemberView; url: string; onClose: () => void }) {
  const { t } = useTranslation('company')
  const clipboard = useClipboard()
  const { name } = member
  return (
    <Sheet className={style.stack} role="status" aria-label={t('mastermind.members.linkTitle', { name })}>
      <TextInput
        label={t('mastermind.members.link', { name })}
        value={url}
        readOnly
        onFocus={event => event.currentTarget.select()}
      />
      <p className="soft small">{t('mastermind.members.once')}</p>
      <div className={style.acts}>
        <Button variant="filled" onClick={() => clipboard.copy(url)}>
          {t(clipboard.copied ? 'mastermind.members.copied' : 'mastermind.members.copy')}
        </Button>
        <Button variant="subtle" onClick={onClose}>
          {t('mastermind.members.done')}
        </Button>
      </div>
    </Sheet>
  )
}
