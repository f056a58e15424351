import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Day, Span } from '../../lib/day.ts'
import type { Problem as ReadingProblem } from '../../lib/problem.ts'
import { ask, tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { send } from '../../web/outbox.ts'
import type { EventDraft, EventView, Occurrence } from '../event.ts'
import type { EventProposal } from '../event-proposal.ts'
import type { FeedShown } from '../feed.ts'

export interface LinkAnswer {
  proposals: EventProposal[]
  /** It is the address of a calendar, to be followed rather than read once. */
  isFeed: boolean
  problems: ReadingProblem[]
}

export interface FileAnswer {
  added: number
  changed: number
  problems: ReadingProblem[]
}

export interface FeedAnswer extends FileAnswer {
  feed: FeedShown
  removed: number
  isUnchanged: boolean
}

export function useOccurrences({ from, to }: Span, dismissed: boolean) {
  return useQuery({
    queryKey: ['events', 'list', from, to, dismissed],
    queryFn: ({ signal }) =>
      askOrKept<{ occurrences: Occurrence[] }>(
        `/api/events?from=${from}&to=${to}${dismissed ? '&dismissed=1' : ''}`,
        signal,
      ),
    select: ({ occurrences }) => occurrences,
    placeholderData: before => before,
  })
}

export function useEvent(id: string) {
  return useQuery({
    queryKey: ['events', 'one', id],
    queryFn: ({ signal }) => askOrKept<{ event: EventView; next: Occurrence[] }>(`/api/events/${id}`, signal),
    retry: false,
  })
}

export function useFeeds() {
  return useQuery({
    queryKey: ['feeds'],
    queryFn: ({ signal }) => ask<{ feeds: FeedShown[] }>('/api/feeds', signal),
    select: ({ feeds }) => feeds,
  })
}

/** What a page tells of its events; nothing is kept yet. */
export async function readLink(url: string): Promise<LinkAnswer> {
  return (await tell<LinkAnswer>('/api/events/link', { method: 'POST', body: { url }, done: null })).value
}

/** Each can be undone. What needs no other machine is kept until there is a network. */
export function useEventChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('outings')
  const refresh = () =>
    Promise.all(
      ['events', 'feeds', 'outings', 'batches'].map(key => queries.invalidateQueries({ queryKey: [key] })),
    )

  async function save({ id, uid: _, ...body }: EventDraft): Promise<void> {
    const done = t(body.revision ? 'change.event.edited' : 'change.event.noted', { title: body.title })
    const outcome = await send({ method: 'PUT', path: `/api/events/${id}`, body, kind: 'other', done })
    if (outcome.kind !== 'waiting') await refresh()
  }

  async function remove({ id, title }: Pick<EventView, 'id' | 'title'>): Promise<void> {
    const done = t('change.event.deleted', { title })
    const path = `/api/events/${id}`
    const outcome = await send({ method: 'DELETE', path, body: null, kind: 'other', done })
    if (outcome.kind !== 'waiting') await refresh()
  }

  async function dismiss(
    { id, title }: Pick<EventView, 'id' | 'title'>,
    isDismissed: boolean,
  ): Promise<void> {
    const done = t(isDismissed ? 'change.event.dismissed' : 'change.event.proposed', { title })
    const path = `/api/events/${id}/dismissal`
    const outcome = await send({ method: 'POST', path, body: { isDismissed }, kind: 'other', done })
    if (outcome.kind !== 'waiting') await refresh()
  }

  /** @param day on the clock of the series. */
  async function skip(
    { id, title }: Pick<EventView, 'id' | 'title'>,
    { day, said, isSkipped }: { day: Day; said: string; isSkipped: boolean },
  ): Promise<void> {
    const done = t(isSkipped ? 'change.event.skipped' : 'change.event.unskipped', { title, day: said })
    const body = { day, isSkipped }
    const outcome = await send({ method: 'POST', path: `/api/events/${id}/skips`, body, kind: 'other', done })
    if (outcome.kind !== 'waiting') await refresh()
  }

  async function takeFile(file: File): Promise<FileAnswer> {
    const { value } = await tell<FileAnswer>('/api/events/file', { method: 'POST', body: new Blob([file]) })
    await refresh()
    return value
  }

  /** The one that stands there already, where there is one. */
  async function saveFeed({ id, name, url, isPaused, revision }: FeedShown | NewFeed): Promise<FeedShown> {
    const body = { name, url, isPaused, ...(revision ? { revision } : {}) }
    const { value } = await tell<FeedShown>(`/api/feeds/${id}`, { method: 'PUT', body })
    await refresh()
    return value
  }

  async function askFeed(id: string): Promise<FeedAnswer> {
    const { value } = await tell<FeedAnswer>(`/api/feeds/${id}/ask`, { method: 'POST' }).finally(refresh)
    return value
  }

  async function removeFeed({ id, name }: FeedShown): Promise<void> {
    await tell(`/api/feeds/${id}`, { method: 'DELETE', done: t('change.feed.deleted', { name }) })
    await refresh()
  }

  return { save, remove, dismiss, skip, takeFile, saveFeed, askFeed, removeFeed }
}

interface NewFeed {
  id: string
  name: string
  url: string
  isPaused: boolean
  revision?: undefined
}
