import { Menu } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../people/ui/use-names.ts'
import { type DraftPerson, nameFrom, type Who } from '../capture-draft.ts'
import type { KnownPerson } from '../capture-people.ts'
import { Face, FieldChip } from './Chip.tsx'
import { PersonSearch } from './PersonSearch.tsx'

interface Props {
  person: DraftPerson
  /** Saving was asked while it is not known who this is. */
  asked: boolean
  /** Null: not a person of this encounter. */
  onChoose: (who: Who | null) => void
}

/** Somebody of the line: known, new, or one to choose among several. */
export function PersonChip({ person: { text, who }, asked, onChoose }: Props) {
  const { t } = useTranslation('encounters')
  const names = useNames()
  const [isOpen, setOpen] = useState(false)
  const [isSearching, setSearching] = useState(false)
  useEffect(() => {
    if (asked) setOpen(true)
  }, [asked])

  if (isSearching) {
    return (
      <FieldChip
        name={t('ui.field.people')}
        tone="asks"
        startsOpen
        onClose={() => setSearching(false)}
        field={close => (
          <PersonSearch
            label={t('ui.chip.otherPerson')}
            autoFocus
            onPick={chosen => {
              onChoose(chosen)
              close()
            }}
          />
        )}
      >
        {text}
      </FieldChip>
    )
  }
  const candidates = who.kind === 'unsure' ? who.candidates : others(names.find(text, 5), who)
  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-start">
      <Menu.Target>
        <Face
          name={t('ui.field.people')}
          tone={who.kind === 'unsure' ? 'asks' : who.kind === 'unnamed' ? 'assumed' : 'said'}
        >
          {who.kind === 'known' && who.person.name}
          {who.kind === 'new' && (
            <>
              {who.name} <small>{t('ui.chip.new')}</small>
            </>
          )}
          {who.kind === 'unnamed' && (
            <>
              {text} <small>{t('ui.chip.withoutCard')}</small>
            </>
          )}
          {who.kind === 'unsure' && (
            <>
              {text} <small>{t('ui.chip.whichOne')}</small>
            </>
          )}
        </Face>
      </Menu.Target>
      <Menu.Dropdown>
        {candidates.map(person => (
          <Menu.Item key={person.id} onClick={() => onChoose({ kind: 'known', person })}>
            {person.name}
          </Menu.Item>
        ))}
        {who.kind !== 'new' && (
          <Menu.Item onClick={() => onChoose({ kind: 'new', name: nameFrom(text) })}>
            {t('ui.chip.newPerson', { name: nameFrom(text) })}
          </Menu.Item>
        )}
        <Menu.Item onClick={() => setSearching(true)}>{t('ui.chip.otherPerson')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => onChoose(null)}>{t('ui.chip.notAPerson')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function others(found: KnownPerson[], who: Who): KnownPerson[] {
  return found.filter(({ id }) => who.kind !== 'known' || id !== who.person.id)
}
