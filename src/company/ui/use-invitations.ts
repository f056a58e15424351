import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask, tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { useDesk } from '../../web/session.ts'
import type { InvitationDraft, InvitationView } from '../invitation.ts'
import type { InvitationLetter } from '../invitation-drafts.ts'
import type { ReplyTaken } from '../reply-taken.ts'
import type { SlotsProposed } from '../slots-proposed.ts'

export const newId = () => uuidv7(new Date())

export interface ListedInvitation extends InvitationView {
  /** Its page opens by a link that was given. */
  hasLink: boolean
}

/** What a proposal leaves with. */
export interface Sending {
  invitation: InvitationView
  url: string | null
  draft: InvitationLetter
  mailed: boolean
  /** What the mail server answered, where it did not take it. */
  problem: string | null
  canMail: boolean
}

/** The owner's time zone. */
export function useMine(): string {
  return useDesk()?.settings.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Every proposal, the last made first. */
export function useInvitations() {
  return useQuery({
    queryKey: ['invitations', 'list'],
    queryFn: ({ signal }) =>
      askOrKept<{ invitations: ListedInvitation[]; canMail: boolean }>('/api/invitations', signal),
    select: ({ invitations }) => invitations,
  })
}

/** What was answered of late. */
export function useInvitationNews(): InvitationView[] {
  const { data } = useQuery({
    queryKey: ['invitations', 'news'],
    queryFn: ({ signal }) => askOrKept<{ invitations: InvitationView[] }>('/api/invitations/news', signal),
  })
  return data?.invitations ?? []
}

/** Moments in both people's hours; asked when there is somebody. */
export function useSlots(asked: { person: string; minutes: number; zone: string; besides: string } | null) {
  return useQuery({
    queryKey: ['invitations', 'slots', asked?.person, asked?.minutes, asked?.zone, asked?.besides],
    queryFn: ({ signal }) => {
      const { person = '', minutes = 0, zone = '', besides = '' } = asked ?? {}
      const said = { person, minutes: String(minutes), besides, ...(zone ? { zone } : {}) }
      return ask<SlotsProposed>(`/api/invitations/slots?${new URLSearchParams(said)}`, signal)
    },
    enabled: asked !== null,
    placeholderData: before => before,
    gcTime: 0,
  })
}

/** Each can be undone, but for what has left. */
export function useInvitationChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('company')
  const refresh = () =>
    Promise.all(
      ['invitations', 'encounters', 'batches', 'today', 'person'].map(key =>
        queries.invalidateQueries({ queryKey: [key] }),
      ),
    )

  /** It leaves at once: what is offered to undo is that. */
  async function save({ id, ...draft }: InvitationDraft): Promise<void> {
    await tell<InvitationView>(`/api/invitations/${id}`, { method: 'PUT', body: draft, done: null })
    await refresh()
  }

  async function send(
    { id, person }: Pick<InvitationView, 'id' | 'person'>,
    letter: { by: 'mail' | 'hand'; subject?: string; text?: string },
  ): Promise<Sending> {
    const done = t('change.sent', { name: person.name })
    const { value } = await tell<Sending>(`/api/invitations/${id}/sending`, {
      method: 'POST',
      body: letter,
      done,
    })
    await refresh()
    return value
  }

  /** @param slot null: none suits them. */
  async function note({ id, person }: InvitationView, slot: string | null, word = ''): Promise<void> {
    const done = t(slot === null ? 'change.declined' : 'change.agreed', { name: person.name })
    await tell(`/api/invitations/${id}/slot`, { method: 'POST', body: { slot, word }, done })
    await refresh()
  }

  async function withdraw({ id, person }: InvitationView): Promise<void> {
    const done = t('change.withdrawn', { name: person.name })
    await tell(`/api/invitations/${id}/withdrawal`, { method: 'POST', done })
    await refresh()
  }

  async function remove({ id, person }: InvitationView): Promise<void> {
    const done = t('change.deleted', { name: person.name })
    await tell(`/api/invitations/${id}`, { method: 'DELETE', done })
    await refresh()
  }

  async function takeReply(text: string): Promise<ReplyTaken> {
    const { value } = await tell<ReplyTaken>('/api/invitations/reply', { method: 'POST', body: { text } })
    await refresh()
    return value
  }

  return { save, send, note, withdraw, remove, takeReply }
}
