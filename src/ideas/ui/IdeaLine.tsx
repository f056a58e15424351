import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftPerson, Who } from '../../encounters/capture-draft.ts'
import { ChoiceChip } from '../../encounters/ui/Chip.tsx'
import { PersonChip } from '../../encounters/ui/PersonChip.tsx'
import { WrittenChip } from '../../encounters/ui/WrittenChip.tsx'
import type { Named } from '../../people/person.ts'
import { useNames } from '../../people/ui/use-names.ts'
import { EntryChips, EntryLine } from '../../web/components/EntryLine.tsx'
import { FORMS, type Form } from '../forms.ts'
import type { WhoSaid } from '../names-said.ts'
import { type ReadIdea, readIdea } from '../read-idea.ts'
import style from './IdeasPage.module.css'
import { newId } from './use-ideas.ts'
import { useNewIdea } from './use-new-idea.ts'

/** What the owner put right of a line; what is not there stands as it was read. */
interface Corrections {
  form?: Form | null
  organisation?: string
  /** Null: not a person; only of the words it answers. */
  who?: { of: string; who: Who | null }
}

/** An idea said in one line: what was understood stands below before it is kept. */
export function IdeaLine() {
  const { t } = useTranslation('ideas')
  const names = useNames()
  const begin = useNewIdea()
  const [line, setLine] = useState('')
  const [corrections, setCorrections] = useState<Corrections>({})
  const [isAsked, setAsked] = useState(false)
  const read = useMemo(() => readIdea(line, names.find), [line, names])
  const { form, organisation, person } = draftOf(read, corrections)
  const correct = (change: Corrections) => {
    setAsked(false)
    setCorrections({ ...corrections, ...change })
  }
  const empty = () => {
    setLine('')
    setCorrections({})
    setAsked(false)
  }

  async function save() {
    const isUnsure = person?.who.kind === 'unsure'
    setAsked(isUnsure)
    if (isUnsure || read.title === '') return
    empty()
    const named = person && asNamed(person.who)
    await begin({ form, title: read.title, person: named, isNew: person?.who.kind === 'new', organisation })
  }

  return (
    <div className={style.entry}>
      <EntryLine
        line={line}
        onLine={setLine}
        label={t('line.label')}
        placeholder={t('line.placeholder')}
        maxLength={500}
        onSave={() => void save()}
        save={t('line.save')}
        isReady={read.title !== ''}
      >
        <EntryChips>
          <ChoiceChip
            name={t('fields.form')}
            tone={form ? 'said' : 'assumed'}
            choices={FORMS.map(value => ({ value, words: t(`form.${value}.name`) }))}
            chosen={form}
            onChoose={chosen => correct({ form: chosen })}
            {...(form ? { onRemove: () => correct({ form: null }) } : {})}
          >
            {form ? t(`form.${form}.name`) : t('line.ownForm')}
          </ChoiceChip>
          {person && (
            <PersonChip
              person={person}
              asked={isAsked}
              onChoose={who => correct({ who: { of: person.key, who } })}
            />
          )}
          {organisation !== '' && (
            <WrittenChip
              name={t('idea.organisation')}
              type="text"
              value={organisation}
              onWrite={text => correct({ organisation: text.trim() })}
            />
          )}
        </EntryChips>
      </EntryLine>
    </div>
  )
}

function draftOf(read: ReadIdea, { form = read.form, organisation = read.organisation, who }: Corrections) {
  return { form, organisation, person: read.who && personOf(read.who, who) }
}

/** A name that is in no card is kept without one, until the owner makes it. */
function personOf(said: WhoSaid, chosen: Corrections['who']): DraftPerson | null {
  const text = said.kind === 'known' ? said.person.name : said.name
  if (chosen?.of === text) return chosen.who && { key: text, text, who: chosen.who }
  if (said.kind === 'known') return { key: text, text, who: said }
  const who: Who =
    said.kind === 'several' ? { kind: 'unsure', candidates: [...said.people] } : { kind: 'unnamed' }
  return { key: text, text, who }
}

function asNamed(who: Who): Named | null {
  if (who.kind === 'known') return who.person
  return who.kind === 'new' ? { id: newId(), name: who.name } : null
}
