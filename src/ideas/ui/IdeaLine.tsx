import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../people/ui/use-names.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import type { Named } from '../idea.ts'
import type { WhoSaid } from '../names-said.ts'
import { readIdea } from '../read-idea.ts'
import style from './OneLine.module.css'
import { newId } from './use-ideas.ts'
import { useNewIdea } from './use-new-idea.ts'

/** One line notes an idea: its form and its person are read as one types. */
export function IdeaLine() {
  const { t } = useTranslation('ideas')
  const names = useNames()
  const begin = useNewIdea()
  const [line, setLine] = useState('')
  const [chosen, setChosen] = useState<Choice | null>(null)
  const read = useMemo(() => readIdea(line, names.find), [line, names])
  const asked = read.who && read.who.kind !== 'known' ? read.who : null
  const choice = asked && chosen?.of === asked.name ? chosen : null
  const person = read.who?.kind === 'known' ? read.who.person : (choice?.person ?? null)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (read.title === '') return
    const { title, form, organisation } = read
    setLine('')
    await begin({ form, title, person, isNew: choice?.isNew ?? false, organisation })
  }

  return (
    <form className={style.sheet} onSubmit={event => void submit(event)}>
      <div className={style.row}>
        <IconPlus size={20} className={style.plus} aria-hidden="true" />
        <input
          className={style.line}
          value={line}
          aria-label={t('line.label')}
          placeholder={t('line.placeholder')}
          enterKeyHint="done"
          maxLength={500}
          onChange={event => setLine(event.currentTarget.value)}
          onKeyDown={event => event.key === 'Escape' && setLine('')}
        />
      </div>
      {line.trim() !== '' && (
        <div className={style.understood}>
          <p className={style.read} aria-live="polite">
            {read.form ? t('line.form', { form: t(`form.${read.form}.name`) }) : t('line.ownForm')}
            {person?.name && ` · ${t('line.with', { name: person.name })}`}
            {read.organisation && ` · ${t('line.at', { name: read.organisation })}`}
          </p>
          {asked && !choice && <Asked who={asked} onChoose={setChosen} />}
          <Button type="submit" variant="filled">
            {t('line.save')}
          </Button>
        </div>
      )}
    </form>
  )
}

interface Choice {
  /** The words of the line it answers. */
  of: string
  person: Named
  isNew: boolean
}

/** Several of that name, or nobody: what the owner means. */
function Asked({
  who,
  onChoose,
}: {
  who: Exclude<WhoSaid, { kind: 'known' }>
  onChoose: (choice: Choice) => void
}) {
  const { t } = useTranslation('ideas')
  const of = who.name
  const people = who.kind === 'several' ? who.people : []
  return (
    <p className={style.which}>
      {who.kind === 'several' && <span className="soft">{t('line.which')}</span>}
      {people.map(person => (
        <QuietButton key={person.id} onClick={() => onChoose({ of, person, isNew: false })}>
          {person.name}
        </QuietButton>
      ))}
      <QuietButton onClick={() => onChoose({ of, person: { id: newId(), name: of }, isNew: true })}>
        {t('line.newPerson', { name: of })}
      </QuietButton>
    </p>
  )
}
