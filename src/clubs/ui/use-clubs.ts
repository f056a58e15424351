import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { dayInWords } from '../../lib/day-in-words.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask } from '../../web/api.ts'
import { useFormat } from '../../web/format.ts'
import { askOrKept } from '../../web/kept.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import { useToday } from '../../web/session.ts'
import type { Club, ClubDraft, ClubView, MembersDraft, SessionDraft, SessionView } from '../club.ts'
import type { Possible } from '../possible-clients.ts'
import type { ClubDetail, ClubOfPerson, ClubsAnswer, ClubsToday } from '../shown.ts'

/** Every club, and the share of company outside of the trade. */
export function useClubs() {
  return useQuery({
    queryKey: ['clubs', 'list'],
    queryFn: ({ signal }) => askOrKept<ClubsAnswer>('/api/clubs', signal),
  })
}

/** What the morning asks and announces. */
export function useClubsToday() {
  return useQuery({
    queryKey: ['clubs', 'today'],
    queryFn: ({ signal }) => askOrKept<ClubsToday>('/api/clubs/today', signal),
  })
}

/** All of one club. */
export function useClub(clubId: string) {
  return useQuery({
    queryKey: ['clubs', 'club', clubId],
    queryFn: ({ signal }) => askOrKept<ClubDetail>(`/api/clubs/${clubId}`, signal),
  })
}

/** Who of the club could be a client, or know one. */
export function usePossible(clubId: string) {
  return useQuery({
    queryKey: ['clubs', 'possible', clubId],
    queryFn: ({ signal }) => ask<Possible[]>(`/api/clubs/${clubId}/possible`, signal),
  })
}

/** The clubs of somebody. */
export function useClubsOf(personId: string) {
  return useQuery({
    queryKey: ['clubs', 'of', personId],
    queryFn: ({ signal }) => ask<ClubOfPerson[]>(`/api/clubs/of/${personId}`, signal),
  })
}

/** At once where there is a network, else when it is back; each can be undone. */
export function useClubChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('clubs')
  const { language } = useFormat()
  const today = useToday()
  const said = (day: Day) => dayInWords(day, language, today)

  async function saveClub({ id, ...body }: ClubDraft): Promise<Outcome<ClubView>> {
    const done = t(body.revision ? 'change.edited' : 'change.noted', { name: body.name })
    return refreshing(
      queries,
      send<ClubView>({ method: 'PUT', path: `/api/clubs/${id}`, body, kind: 'other', done }),
    )
  }

  async function removeClub({ id, name }: Pick<Club, 'id' | 'name'>) {
    const done = t('change.deleted', { name })
    const path = `/api/clubs/${id}`
    return refreshing(queries, send({ method: 'DELETE', path, body: null, kind: 'other', done }))
  }

  async function addMembers({ id, name: club }: Pick<Club, 'id' | 'name'>, body: MembersDraft) {
    const done = t('change.joined', { club, count: body.people.length })
    const path = `/api/clubs/${id}/people`
    return refreshing(queries, send({ method: 'PUT', path, body, kind: 'other', done }))
  }

  async function removeMember(
    { id, name: club }: Pick<Club, 'id' | 'name'>,
    person: { id: string; name: string },
  ) {
    const done = t('change.left', { club, name: person.name })
    const path = `/api/clubs/${id}/people/${person.id}`
    return refreshing(queries, send({ method: 'DELETE', path, body: null, kind: 'other', done }))
  }

  async function saveSession({ id, ...body }: SessionDraft, club: string): Promise<Outcome<SessionView>> {
    const done = t(`change.${body.state}`, { club, day: said(body.day) })
    const path = `/api/clubs/sessions/${id}`
    return refreshing(queries, send<SessionView>({ method: 'PUT', path, body, kind: 'other', done }))
  }

  async function removeSession({ id, day }: Pick<SessionView, 'id' | 'day'>, club: string) {
    const done = t('change.unsaid', { club, day: said(day) })
    const path = `/api/clubs/sessions/${id}`
    return refreshing(queries, send({ method: 'DELETE', path, body: null, kind: 'other', done }))
  }

  async function leaveOut(person: { id: string; name: string }) {
    const done = t('change.leftOut', { name: person.name })
    const path = `/api/clubs/left-out/${newId()}`
    const body = { personId: person.id }
    return refreshing(queries, send({ method: 'PUT', path, body, kind: 'other', done }))
  }

  return { saveClub, removeClub, addMembers, removeMember, saveSession, removeSession, leaveOut }
}

export function newId(): string {
  return uuidv7(new Date())
}

async function refreshing<T>(queries: QueryClient, sending: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await sending
  if (outcome.kind !== 'waiting') {
    // Having been there is told in the journal, on cards and in the morning's company.
    for (const key of ['clubs', 'encounters', 'today', 'people', 'person', 'names', 'batches']) {
      void queries.invalidateQueries({ queryKey: [key] })
    }
  }
  return outcome
}
