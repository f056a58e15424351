import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { uuidv7 } from '../../lib/uuid.ts'
import { tell } from '../../web/api.ts'
import { useFormat } from '../../web/format.ts'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import { useToday } from '../../web/session.ts'
import type {
  Mastermind,
  MastermindView,
  MemberDraft,
  MemberPromise,
  Note,
  Session,
  SessionView,
} from '../mastermind.ts'

export const newId = () => uuidv7(new Date())

/** A mastermind, with which of its members have a link that opens. */
export type LinkedMastermind = MastermindView & { linked: string[] }

/** Every mastermind; those that are over last. */
export function useMasterminds() {
  return useQuery({
    queryKey: ['masterminds', 'list'],
    queryFn: ({ signal }) => askOrKept<{ masterminds: MastermindView[] }>('/api/masterminds', signal),
    select: ({ masterminds }) => masterminds,
  })
}

export function useMastermind(id: string) {
  return useQuery({
    queryKey: ['masterminds', id],
    queryFn: ({ signal }) => askOrKept<LinkedMastermind>(`/api/masterminds/${id}`, signal),
    retry: false,
  })
}

export type MastermindBody = Omit<Mastermind, 'id'> & { members?: MemberDraft[]; revision?: string }

/** Each can be undone; what is noted and promised during a session waits for the network where there is none. */
export function useMastermindChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('company')
  const { plainDay } = useFormat()
  const today = useToday()
  const pathOf = (id: string) => `/api/masterminds/${id}`

  async function refresh(): Promise<void> {
    const keys = ['masterminds', 'batches', 'encounters', 'follow-ups', 'today', 'people', 'names']
    await Promise.all(keys.map(key => queries.invalidateQueries({ queryKey: [key] })))
  }

  /** @returns what stands now. */
  async function told<T>(
    path: string,
    method: 'PUT' | 'POST' | 'DELETE',
    body: unknown,
    done: string | null,
  ) {
    const { value } = await tell<T>(path, { method, ...(body === null ? {} : { body }), done })
    await refresh()
    return value
  }

  async function sent(path: string, method: 'PUT' | 'DELETE', body: unknown, done: string) {
    const outcome = await send({ method, path, body, kind: 'other', done })
    if (outcome.kind !== 'waiting') await refresh()
    return outcome
  }

  return {
    save: (id: string, body: MastermindBody) => {
      const done = t(body.revision ? 'change.mastermindEdited' : 'change.mastermindBegun', {
        name: body.name,
      })
      return told<LinkedMastermind>(pathOf(id), 'PUT', body, done)
    },
    remove: async ({ id, name }: MastermindView, leave: () => Promise<void>) => {
      await tell(pathOf(id), { method: 'DELETE', done: t('change.mastermindDeleted', { name }) })
      await leave()
      await refresh()
    },
    toCalendar: ({ id, name }: MastermindView) =>
      told(`${pathOf(id)}/calendar`, 'POST', null, t('change.toCalendar', { name })),
    order: ({ id, name }: MastermindView, order: string[]) =>
      told(`${pathOf(id)}/members`, 'PUT', { order }, t('change.turnsOrdered', { name })),
    saveMember: (
      { id, name: mastermind }: MastermindView,
      { id: memberId, isOwner: _, ...member }: MemberDraft,
    ) =>
      told(
        `${pathOf(id)}/members/${memberId}`,
        'PUT',
        member,
        t('change.memberSaved', { name: member.name, mastermind }),
      ),
    removeMember: ({ id, name: mastermind }: MastermindView, memberId: string, name: string) =>
      told(`${pathOf(id)}/members/${memberId}`, 'DELETE', null, t('change.memberLeft', { name, mastermind })),
    makeLink: ({ id }: MastermindView, memberId: string) =>
      told<{ url: string }>(`${pathOf(id)}/members/${memberId}/link`, 'POST', null, null),
    revokeLink: ({ id }: MastermindView, memberId: string) =>
      told(`${pathOf(id)}/members/${memberId}/link`, 'DELETE', null, null),
    saveSession: (
      { id, name }: MastermindView,
      { id: sessionId, ...body }: Omit<Session, 'encounterId'> & { revision?: string },
      gesture: 'sessionPlanned' | 'sessionMoved' | 'sessionSkipped' | 'sessionEdited' | null,
    ) =>
      told<SessionView>(
        `${pathOf(id)}/sessions/${sessionId}`,
        'PUT',
        body,
        gesture && t(`change.${gesture}`, { name, day: plainDay(body.day, today) }),
      ),
    saveNote: (
      { id, name }: MastermindView,
      sessionId: string,
      { id: noteId, ...body }: Note,
      member: string,
    ) =>
      sent(
        `${pathOf(id)}/sessions/${sessionId}/notes/${noteId}`,
        'PUT',
        body,
        t('change.noted', { name, member }),
      ),
    savePromise: (
      { id, name }: MastermindView,
      sessionId: string,
      { id: promiseId, ...body }: MemberPromise,
      member: string,
    ) =>
      sent(
        `${pathOf(id)}/sessions/${sessionId}/promises/${promiseId}`,
        'PUT',
        body,
        t(body.kept === null ? 'change.promised' : 'change.promiseTold', { name, member }),
      ),
    deletePromise: ({ id, name }: MastermindView, sessionId: string, promiseId: string, member: string) =>
      sent(
        `${pathOf(id)}/sessions/${sessionId}/promises/${promiseId}`,
        'DELETE',
        null,
        t('change.unpromised', { name, member }),
      ),
    close: (
      { id, name }: MastermindView,
      sessionId: string,
      body: { channel: 'video' | 'in-person'; minutes: number; absent: string[]; encounterId: string },
    ) => told(`${pathOf(id)}/sessions/${sessionId}/close`, 'POST', body, t('change.sessionHeld', { name })),
  }
}
