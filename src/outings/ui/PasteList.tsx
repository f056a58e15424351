import { Button, FileButton, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import type { Proposal } from '../expected.ts'
import type { OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { newId, readList, useOutingChanges } from './use-outings.ts'

const NEW = 'new'
const SKIP = 'skip'

/** A list of who comes, pasted or out of a file: read, shown, and kept once one says so. */
export function PasteList({ outing, onDone }: { outing: OutingView; onDone: () => void }) {
  const { t } = useTranslation('outings')
  const [text, setText] = useState('')
  const [proposals, setProposals] = useState<Proposal[] | null>(null)
  const [unread, setUnread] = useState(0)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)

  function read(event: FormEvent): void {
    event.preventDefault()
    setError(null)
    readList(outing.id, text).then(({ proposals: found, problems }) => {
      setProposals(found)
      setUnread(problems.length)
    }, setError)
  }

  if (proposals) return <Confirm outing={outing} proposals={proposals} unread={unread} onDone={onDone} />
  return (
    <form
      className={`${style.form} ${style.below}`}
      onSubmit={read}
      onKeyDown={event => event.key === 'Escape' && onDone()}
    >
      <Textarea
        autoFocus
        autosize
        minRows={4}
        maxRows={14}
        label={t('paste.label')}
        description={t('paste.description')}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      {error !== null && <p role="alert">{sentence}</p>}
      <FormActions save={t('paste.read')} isReady={text.trim() !== ''} onCancel={onDone}>
        <FileButton
          accept=".csv,.txt,.tsv,text/csv,text/plain"
          onChange={file => void file?.text().then(setText)}
        >
          {props => (
            <Button variant="subtle" {...props}>
              {t('paste.file')}
            </Button>
          )}
        </FileButton>
      </FormActions>
    </form>
  )
}

interface ConfirmProps {
  outing: OutingView
  proposals: readonly Proposal[]
  unread: number
  onDone: () => void
}

function Confirm({ outing, proposals, unread, onDone }: ConfirmProps) {
  const { t } = useTranslation('outings')
  const { expect } = useOutingChanges()
  const [chosen, setChosen] = useState(() =>
    proposals.map(({ match, people }) => (match === 'known' ? (people[0]?.id ?? NEW) : NEW)),
  )
  const kept = chosen.filter(each => each !== SKIP).length

  function keep(event: FormEvent): void {
    event.preventDefault()
    const people = proposals.flatMap(({ listed: { name, organisation } }, i) => {
      const who = chosen[i] ?? NEW
      if (who === SKIP) return []
      return [
        { id: newId(), personId: who === NEW ? null : who, name: who === NEW ? name : '', organisation },
      ]
    })
    void expect(outing.id, people)
    onDone()
  }

  return (
    <form className={style.below} onSubmit={keep} onKeyDown={event => event.key === 'Escape' && onDone()}>
      <p aria-live="polite">
        {t('paste.found', { count: proposals.length })}
        {unread > 0 && ` ${t('paste.unread', { count: unread })}`}
      </p>
      <ul className={style.list}>
        {proposals.map(({ listed, match, people }, i) => (
          <li key={`${listed.name} ${listed.organisation} ${listed.mail}`} className={style.proposal}>
            <span>
              {listed.name}
              <span className={style.under}>
                {[listed.organisation, match === 'asked' ? t('paste.asked') : ''].filter(Boolean).join(' · ')}
              </span>
            </span>
            <NativeSelect
              aria-label={t('paste.who', { name: listed.name })}
              value={chosen[i] ?? NEW}
              onChange={event => {
                const value = event.currentTarget.value
                setChosen(chosen.map((each, at) => (at === i ? value : each)))
              }}
              data={[
                ...people.map(({ id, name, organisation }) => ({
                  value: id,
                  label: [name, organisation].filter(Boolean).join(', '),
                })),
                { value: NEW, label: t('paste.new') },
                { value: SKIP, label: t('paste.skip') },
              ]}
            />
          </li>
        ))}
      </ul>
      <FormActions save={t('paste.keep', { count: kept })} isReady={kept > 0} onCancel={onDone} />
    </form>
  )
}
