import { ActionIcon, Menu, Pill, TextInput } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import type { Named } from '../../people/person.ts'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { ClubView, Member } from '../club.ts'
import style from './Clubs.module.css'
import { newId, useClubChanges } from './use-clubs.ts'

interface Props {
  club: ClubView
  members: Member[]
}

/** The people one finds there; several are added at once. */
export function ClubMembers({ club, members }: Props) {
  const { t } = useTranslation('clubs')
  const [isAdding, setAdding] = useState(false)
  return (
    <GrowingSection
      title={t('members.title')}
      add={t('members.add')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('members.nothing')}
      isEmpty={members.length === 0}
    >
      {members.length > 0 && (
        <QuietList label={t('members.title')}>
          {members.map(member => (
            <Line key={member.id} club={club} member={member} />
          ))}
        </QuietList>
      )}
      {isAdding && <Adding club={club} members={members} onDone={() => setAdding(false)} />}
    </GrowingSection>
  )
}

function Line({ club, member }: { club: ClubView; member: Member }) {
  const { t } = useTranslation('clubs')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { addMembers, removeMember } = useClubChanges()
  const [isSaying, setSaying] = useState(false)
  const [role, setRole] = useState(member.role)
  const { id, name, together, lastOn } = member
  const when = lastOn ? relativeDay(lastOn, today) : ''
  const save = () => {
    setSaying(false)
    const people = [{ id: newId(), personId: id, role: role.trim() }]
    void addMembers(club, { people, newPeople: [] })
  }
  return (
    <QuietLine
      end={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              className={style.menu ?? ''}
              size={44}
              variant="subtle"
              aria-label={t('members.more', { name })}
            >
              <IconDots size={18} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setSaying(true)}>{t('members.sayRole')}</Menu.Item>
            <Menu.Item onClick={() => void removeMember(club, member)}>{t('members.leave')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      }
    >
      <PersonLink id={id} name={name} />
      <span className={style.under}>
        {[member.role, t('members.together', { count: together, when })].filter(Boolean).join(' · ')}
      </span>
      {isSaying && (
        <AddForm isReady onSave={save} onCancel={() => setSaying(false)}>
          <TextInput
            label={t('members.roleField')}
            value={role}
            maxLength={200}
            autoFocus
            onChange={event => setRole(event.currentTarget.value)}
          />
        </AddForm>
      )}
    </QuietLine>
  )
}

/** Who is to be added, before it is done. */
interface Pending extends Named {
  isNew: boolean
}

function Adding({ club, members, onDone }: Props & { onDone: () => void }) {
  const { t } = useTranslation('clubs')
  const { addMembers } = useClubChanges()
  const [pending, setPending] = useState<Pending[]>([])
  const known = new Set([...members, ...pending].map(({ id }) => id))
  const save = () => {
    onDone()
    void addMembers(club, {
      people: pending.map(({ id }) => ({ id: newId(), personId: id, role: '' })),
      newPeople: pending.filter(({ isNew }) => isNew).map(({ id, name }) => ({ id, name })),
    })
  }
  return (
    <AddForm isReady={pending.length > 0} onSave={save} onCancel={onDone}>
      <PersonSearch
        label={t('members.who')}
        isLabelled
        onPick={who => {
          const picked = pendingOf(who)
          if (!known.has(picked.id)) setPending([...pending, picked])
        }}
      />
      {pending.length > 0 && (
        <ul className={`${style.chips} ${style.list}`} aria-label={t('members.pending')}>
          {pending.map(({ id, name }) => (
            <li key={id}>
              <Pill
                size="lg"
                withRemoveButton
                onRemove={() => setPending(pending.filter(each => each.id !== id))}
                removeButtonProps={{ 'aria-label': t('members.remove', { name }), tabIndex: 0 }}
              >
                {name}
              </Pill>
            </li>
          ))}
        </ul>
      )}
    </AddForm>
  )
}

/** Somebody found in the cardex, or named for the first time. */
export function pendingOf(who: Parameters<Parameters<typeof PersonSearch>[0]['onPick']>[0]): Pending {
  return who.kind === 'known'
    ? { id: who.person.id, name: who.person.name, isNew: false }
    : { id: newId(), name: who.name, isNew: true }
}
