import { NativeSelect, Pill, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Somebody } from '../../encounters/capture-draft.ts'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import type { OutcomeView } from '../../ideas/idea.ts'
import { parseDay } from '../../lib/day.ts'
import { AddForm } from '../../web/components/GrowingSection.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { useIsPhone } from '../../web/use-is-phone.ts'
import { OUTCOME_KINDS, type OutcomeKind, type PostView } from '../post.ts'
import { newId, useNetworkChanges, useOutcomeChoices } from './use-networks.ts'

/** What came of a post: a comment, a call, a meeting, a mandate; with whom, and which. */
export function OutcomeForm({ post, onDone }: { post: PostView; onDone: () => void }) {
  const { t } = useTranslation('networks')
  const today = useToday()
  const isPhone = useIsPhone()
  const { saveOutcome } = useNetworkChanges()
  const [kind, setKind] = useState<OutcomeKind>('comment')
  const [said, setSaid] = useState<string>(today)
  const [who, setWho] = useState<Somebody | null>(null)
  const [newPersonId] = useState(newId)
  const [linked, setLinked] = useState('')
  const [note, setNote] = useState('')
  const personId = who?.kind === 'known' ? who.person.id : null
  const { data: choices = [] } = useOutcomeChoices(post.id, personId)
  const choice = choices.find(({ id }) => id === linked)
  const day = parseDay(said)

  function save() {
    if (day === null) return
    const newPerson = who?.kind === 'new' ? { id: newPersonId, name: who.name } : null
    onDone()
    void saveOutcome(
      {
        id: newId(),
        postId: post.id,
        ...{ kind, day, note },
        personId: personId ?? newPerson?.id ?? null,
        newPerson,
        encounterId: choice?.encounterId ?? null,
        mandateId: choice?.mandateId ?? null,
      },
      post.title,
    )
  }

  return (
    <AddForm isPaired={!isPhone} isReady={day !== null} onSave={save} onCancel={onDone}>
      <NativeSelect
        label={t('outcome.what')}
        value={kind}
        autoFocus
        data={OUTCOME_KINDS.map(value => ({ value, label: t(`outcome.kind.${value}`) }))}
        onChange={event => {
          const { value } = event.currentTarget
          setKind(OUTCOME_KINDS.find(each => each === value) ?? 'other')
        }}
      />
      <Who who={who} onChange={setWho} />
      <TextInput
        type="date"
        label={t('outcome.day')}
        value={said}
        max={today}
        onChange={event => setSaid(event.currentTarget.value)}
      />
      <Link choices={choices} value={linked} onChange={setLinked} />
      <TextInput
        label={t('outcome.note')}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
    </AddForm>
  )
}

function Who({ who, onChange }: { who: Somebody | null; onChange: (who: Somebody | null) => void }) {
  const { t } = useTranslation('networks')
  if (!who) return <PersonSearch label={t('outcome.who')} isLabelled onPick={onChange} />
  const name = who.kind === 'new' ? who.name : who.person.name
  return (
    <div>
      <p className="soft">{t('outcome.who')}</p>
      <Pill
        size="lg"
        withRemoveButton
        removeButtonProps={{ 'aria-label': t('outcome.chosen', { name }), tabIndex: 0 }}
        onRemove={() => onChange(null)}
      >
        {name}
      </Pill>
      {who.kind === 'new' && <p className="soft">{t('outcome.isNew', { name })}</p>}
    </div>
  )
}

interface LinkProps {
  choices: readonly OutcomeView[]
  value: string
  onChange: (id: string) => void
}

/** The encounter, or the mandate, that it is. */
function Link({ choices, value, onChange }: LinkProps) {
  const { t } = useTranslation('networks')
  const { plainDay } = useFormat()
  const today = useToday()
  const options = choices.flatMap(choice => {
    if (choice.kind === 'mandate')
      return { value: choice.id, label: t('outcome.mandateLink', { what: choice.words }) }
    if (choice.kind !== 'encounter' || choice.day === null) return []
    const day = plainDay(choice.day, today)
    const label = choice.words
      ? t('outcome.encounter', { names: choice.words, day })
      : t('outcome.encounterAlone', { day })
    return { value: choice.id, label }
  })
  if (options.length === 0) return null
  return (
    <NativeSelect
      label={t('outcome.link')}
      value={value}
      data={[{ value: '', label: t('outcome.noLink') }, ...options]}
      onChange={event => onChange(event.currentTarget.value)}
    />
  )
}
