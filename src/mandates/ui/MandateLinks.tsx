import { CloseButton, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Somebody } from '../../encounters/capture-draft.ts'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import { useEncounters } from '../../encounters/ui/use-encounters.ts'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { factsOf, type Mandate, type MandateView } from '../mandate.ts'
import { useMandateWords } from './use-mandate-words.ts'
import { newId, useMandateChanges } from './use-mandates.ts'

interface Props {
  mandate: MandateView
}

/** Others who have to do with it: an accountant, a partner, who decides. */
export function LinkedPeople({ mandate }: Props) {
  const { t } = useTranslation('mandates')
  const { edit } = useMandateChanges()
  const [isAdding, setAdding] = useState(false)
  const [who, setWho] = useState<Somebody | null>(null)
  const [role, setRole] = useState('')
  const { people } = mandate
  const close = () => {
    setAdding(false)
    setWho(null)
    setRole('')
  }
  const save = () => {
    if (!who) return
    const isNew = who.kind === 'new'
    const id = isNew ? newId() : who.person.id
    void edit(mandate, latest => ({
      people: [...without(latest, id), { personId: id, role: role.trim() }],
      newPeople: isNew ? [{ id, name: who.name }] : [],
    }))
    close()
  }
  return (
    <GrowingSection
      title={t('ui.people.title')}
      add={t('ui.people.add')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('ui.people.nothing')}
      isEmpty={people.length === 0}
    >
      {people.length > 0 && (
        <QuietList label={t('ui.people.title')}>
          {people.map(({ id, name, role: part }) => (
            <QuietLine
              key={id}
              end={
                <CloseButton
                  size="lg"
                  aria-label={t('ui.people.remove', { name })}
                  onClick={() => void edit(mandate, latest => ({ people: without(latest, id) }))}
                />
              }
            >
              <PersonLink id={id} name={name} /> <span className="soft">{part}</span>
            </QuietLine>
          ))}
        </QuietList>
      )}
      {isAdding && (
        <AddForm isReady={who !== null} onSave={save} onCancel={close}>
          {who ? (
            <p>{who.kind === 'known' ? who.person.name : who.name}</p>
          ) : (
            <PersonSearch label={t('ui.people.who')} isLabelled autoFocus onPick={setWho} />
          )}
          <TextInput
            label={t('ui.people.role')}
            value={role}
            onChange={event => setRole(event.currentTarget.value)}
          />
        </AddForm>
      )}
    </GrowingSection>
  )
}

function without(mandate: MandateView, personId: string): Mandate['people'] {
  return factsOf(mandate).people.filter(each => each.personId !== personId)
}

/** The encounters where it was spoken of: chosen among those with its people, else the last ones. */
export function LinkedEncounters({ mandate }: Props) {
  const { t } = useTranslation('mandates')
  const { plainDay } = useFormat()
  const { list } = useMandateWords()
  const { edit } = useMandateChanges()
  const today = useToday()
  const [isAdding, setAdding] = useState(false)
  const { encounters } = mandate
  return (
    <GrowingSection
      title={t('ui.encounters.title')}
      add={t('ui.encounters.add')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('ui.encounters.nothing')}
      isEmpty={encounters.length === 0}
    >
      {encounters.length > 0 && (
        <QuietList label={t('ui.encounters.title')}>
          {encounters.map(({ id, day, names }) => {
            const what = [plainDay(day, today), list(names)].filter(Boolean).join(', ')
            return (
              <QuietLine
                key={id}
                end={
                  <CloseButton
                    size="lg"
                    aria-label={t('ui.encounters.remove', { what })}
                    onClick={() =>
                      void edit(mandate, latest => ({
                        encounterIds: latest.encounterIds.filter(each => each !== id),
                      }))
                    }
                  />
                }
              >
                {what}
              </QuietLine>
            )
          })}
        </QuietList>
      )}
      {isAdding && (
        <ChooseEncounter
          mandate={mandate}
          onChoose={id => {
            setAdding(false)
            void edit(mandate, latest => ({ encounterIds: [...latest.encounterIds, id] }))
          }}
          onCancel={() => setAdding(false)}
        />
      )}
    </GrowingSection>
  )
}

interface ChooseProps extends Props {
  onChoose: (encounterId: string) => void
  onCancel: () => void
}

function ChooseEncounter({ mandate, onChoose, onCancel }: ChooseProps) {
  const { t } = useTranslation('mandates')
  const { plainDay } = useFormat()
  const { list } = useMandateWords()
  const today = useToday()
  const { client, contributions, people, encounterIds } = mandate
  const everybody = [...(client ? [client] : []), ...contributions.flatMap(each => each.people), ...people]
  const known = [...new Map(everybody.filter(({ name }) => name).map(each => [each.id, each.name]))]
  const [personId, setPersonId] = useState(known[0]?.[0] ?? '')
  const [chosen, setChosen] = useState('')
  const { data } = useEncounters(personId ? { personId } : {})
  const there = (data?.pages ?? [])
    .flatMap(page => page.encounters)
    .filter(({ id, planned }) => !planned && !encounterIds.includes(id))
  return (
    <AddForm isReady={chosen !== ''} onSave={() => onChoose(chosen)} onCancel={onCancel}>
      <NativeSelect
        label={t('ui.encounters.with')}
        value={personId}
        autoFocus
        data={[
          ...known.map(([value, label]) => ({ value, label })),
          { value: '', label: t('ui.encounters.anybody') },
        ]}
        onChange={event => {
          setPersonId(event.currentTarget.value)
          setChosen('')
        }}
      />
      <NativeSelect
        label={t('ui.encounters.which')}
        value={chosen}
        data={[
          { value: '', label: t(there.length > 0 ? 'ui.encounters.choose' : 'ui.encounters.none') },
          ...there.map(({ id, day, people: present, place }) => ({
            value: id,
            label: [plainDay(day, today), list(present.map(({ name }) => name)), place]
              .filter(Boolean)
              .join(', '),
          })),
        ]}
        onChange={event => setChosen(event.currentTarget.value)}
      />
    </AddForm>
  )
}
