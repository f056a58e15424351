import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToday } from '../../web/session.ts'
import { type ReadNeed, readNeed } from '../read-need.ts'
import style from './NeedsPage.module.css'
import { newId, useNeedChanges } from './use-needs.ts'

/** A need said in one line, with what was understood of it under the line. */
export function NeedLine({ onStated }: { onStated: (id: string) => void }) {
  const { t } = useTranslation('needs')
  const today = useToday()
  const { saveNeed } = useNeedChanges()
  const [line, setLine] = useState('')
  const read = readNeed(line)

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (read.what === '') return
    const id = newId()
    const open = { note: '', statedOn: today, closedOn: null, outcome: null, cameOf: '' }
    setLine('')
    const { kind } = await saveNeed({ id, ...read, ...open }, 'stated')
    if (kind === 'refused') setLine(line)
    else if (kind === 'sent') onStated(id)
  }

  return (
    <form className={style.line} onSubmit={event => void submit(event)}>
      <div className={style.fields}>
        <TextInput
          label={t('page.line.label')}
          placeholder={t('page.line.placeholder')}
          value={line}
          maxLength={500}
          autoComplete="off"
          onChange={event => setLine(event.currentTarget.value)}
        />
        <Button type="submit" variant="filled" disabled={read.what === ''}>
          {t('page.line.save')}
        </Button>
      </div>
      <p className={style.understood} aria-live="polite">
        {read.what !== '' && <Understood read={read} />}
      </p>
    </form>
  )
}

function Understood({ read: { kind, skills, organisation, place } }: { read: ReadNeed }) {
  const { t } = useTranslation('needs')
  const parts = [t(`kind.${kind}`), ...skills, organisation, place].filter(part => part !== '')
  return <>{t('page.line.understood', { parts: parts.join(' · ') })}</>
}
