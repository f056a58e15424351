import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../../lib/vcard/contact.ts'
import { ask, Problem, tell } from '../../../web/api.ts'
import { send } from '../../../web/outbox.ts'
import { completedContact } from '../../completed-contact.ts'
import type { Reached } from '../../paper/reached.ts'
import { NEW_ACQUAINTANCE, type PersonDetail } from '../../person.ts'
import { newPersonId, usePeopleChanges } from '../use-people.ts'

export interface Kept {
  id: string
  name: string
  /** `waiting`: it leaves once the desk is reached. */
  how: 'added' | 'completed' | 'waiting'
}

const WAIT_MS = 300

/** Who in the cardex has a mail or a number of this card. */
export function useReached({ emails, phones }: Contact): Reached[] {
  const asked = JSON.stringify({
    mails: emails.map(({ value }) => value),
    phones: phones.map(({ value }) => value),
  })
  const [body] = useDebouncedValue(asked, WAIT_MS)
  const isSaid = body !== JSON.stringify({ mails: [], phones: [] })
  const { data } = useQuery({
    queryKey: ['people', 'reached', body],
    queryFn: async ({ signal }) =>
      (
        await tell<Reached[]>('/api/people/reached', {
          method: 'POST',
          body: JSON.parse(body),
          signal,
          done: null,
        })
      ).value,
    enabled: isSaid,
    placeholderData: keepPreviousData,
  })
  return isSaid ? (data ?? []) : []
}

/** Keeps a card that the reader confirmed: a new person, or what it says besides of somebody who is there. */
export function useCardKeeping() {
  const { t } = useTranslation('people')
  const { save, refresh } = usePeopleChanges()

  async function add(contact: Contact, picture: string | null): Promise<Kept> {
    const id = newPersonId()
    const { name } = contact
    const outcome = await send({
      method: 'PUT',
      path: `/api/people/${id}`,
      body: {
        contact,
        acquaintance: NEW_ACQUAINTANCE,
        ...(picture ? { photo: { mediaType: 'image/jpeg', base64: picture } } : {}),
      },
      kind: 'other',
      done: t('page.added', { name }),
    })
    if (outcome.kind === 'refused') throw new Problem(422, { code: 'invalid-input', detail: outcome.detail })
    refresh()
    return { id, name, how: outcome.kind === 'sent' ? 'added' : 'waiting' }
  }

  async function complete({ id }: { id: string }, said: Contact): Promise<Kept> {
    const { contact, acquaintance, revision } = await ask<PersonDetail>(`/api/people/${id}`)
    const completed = completedContact(contact, said)
    const body = { contact: completed, acquaintance, revision }
    await save(id, body, t('paper.completed', { name: contact.name }))
    return { id, name: contact.name, how: 'completed' }
  }

  return { add, complete }
}
