import { Button, Textarea } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '../../lib/problem.ts'
import { type Contact, EMPTY_CONTACT } from '../../lib/vcard/contact.ts'
import { tell } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { NEW_ACQUAINTANCE } from '../person.ts'
import { namedContact } from '../person-name.ts'
import { writtenContact } from '../written-contact.ts'
import { Namesakes } from './Namesakes.tsx'
import style from './QuickAdd.module.css'
import { UnderstoodFields } from './UnderstoodFields.tsx'
import { newPersonId, usePeopleChanges } from './use-people.ts'

interface Props {
  text: string
  onClose: () => void
}

interface Read {
  contact: Contact
  problems: Problem[]
}

const route = getRouteApi('/carnet')

/** Adds somebody from one line, a signature or a vCard: what was understood is shown before it is kept. */
export function QuickAdd({ text, onClose }: Props) {
  const { t } = useTranslation('people')
  const navigate = route.useNavigate()
  const [typed, setTyped] = useState(text)
  const [contact, setContact] = useState<Contact | null>(null)
  const { save } = usePeopleChanges()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => field.current?.focus(), [])

  const read = useMutation({
    mutationFn: async () =>
      (await tell<Read>('/api/people/read', { method: 'POST', body: { text: typed }, done: null })).value,
    onSuccess: ({ contact: understood }) => {
      setContact(understood)
      // Enter again keeps it, whatever was pressed to read.
      field.current?.focus()
    },
    // What cannot be read is still a name.
    onError: () => setContact({ ...EMPTY_CONTACT, ...namedContact(typed.split('\n')[0] ?? '') }),
  })
  const keep = useMutation({
    mutationFn: async (opens: boolean) => {
      const id = newPersonId()
      const said = writtenContact(contact ?? EMPTY_CONTACT)
      await save(id, { contact: said, acquaintance: NEW_ACQUAINTANCE }, t('page.added', { name: said.name }))
      return { id, opens }
    },
    onSuccess: ({ id, opens }) => {
      if (opens) void navigate({ to: '/carnet/$personId', params: { personId: id } })
      else if (text !== '') onClose()
      else {
        setTyped('')
        setContact(null)
        field.current?.focus()
      }
    },
  })
  const sentence = useSentenceOf(keep.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (contact) keep.mutate(false)
    else if (typed.trim() !== '') read.mutate()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    if (contact) setContact(null)
    else onClose()
  }

  return (
    <Sheet
      as="form"
      className={style.add}
      onSubmit={submit}
      onKeyDown={onKeyDown}
      aria-label={t('page.quick.label')}
    >
      <Textarea
        ref={field}
        autosize
        minRows={1}
        maxRows={8}
        size="md"
        label={t('page.quick.label')}
        description={t('page.quick.hint')}
        placeholder={t('page.quick.example')}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value)
          setContact(null)
        }}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
      {contact && <UnderstoodFields contact={contact} onChange={setContact} />}
      {contact && <Namesakes name={contact.name} />}
      {keep.error && (
        <p role="alert" className={style.error}>
          {sentence}
        </p>
      )}
      <div className={style.actions}>
        {contact ? (
          <>
            <Button
              type="submit"
              variant="filled"
              loading={keep.isPending}
              disabled={contact.name.trim() === ''}
            >
              {t('page.quick.keep')}
            </Button>
            <Button onClick={() => keep.mutate(true)} disabled={contact.name.trim() === ''}>
              {t('page.quick.keepAndOpen')}
            </Button>
          </>
        ) : (
          <Button type="submit" variant="filled" loading={read.isPending} disabled={typed.trim() === ''}>
            {t('page.quick.read')}
          </Button>
        )}
        <Button variant="subtle" onClick={onClose}>
          {t('page.quick.close')}
        </Button>
      </div>
    </Sheet>
  )
}
