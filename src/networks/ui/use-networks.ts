import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OutcomeView } from '../../ideas/idea.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask, tell } from '../../web/api.ts'
import { askOrKept } from '../../web/kept.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import { offerUndo } from '../../web/undo.ts'
import type { LinksView } from '../links.ts'
import type { NetworksMorning } from '../morning.ts'
import type {
  NetworkDraft,
  NetworksView,
  NetworkTimeDraft,
  NetworkTimeView,
  NetworkView,
  Timer,
} from '../network.ts'
import type { PostDraft, PostIdea, PostOutcomeDraft, PostView, PostWords } from '../post.ts'
import type { ScreenTimeKept, ScreenTimeView } from '../screen-time.ts'
import type { Substitution, Week } from '../substitution.ts'
import { isForgotten, minutesBetween } from '../timer.ts'

/** Every question of the slice begins with this key: any change asks them again. */
const KEY = 'networks'

export const newId = () => uuidv7(new Date())

export function useNetworks() {
  return useAsked<NetworksView>(['list'], '/api/networks')
}

export function useTimes(networkId: string) {
  return useAsked<{ times: NetworkTimeView[] }>(['times', networkId], `/api/networks/${networkId}/time`)
}

export interface NetworkFigures extends LinksView {
  weeks: Week[]
  /** Null: nothing to say, or it was read lately. */
  substitution: Substitution | null
}

export function useNetworkFigures() {
  return useAsked<NetworkFigures>(['figures'], '/api/networks/figures')
}

export function useNetworksMorning() {
  return useAsked<NetworksMorning>(['today'], '/api/networks/today')
}

export function usePosts() {
  return useAsked<{ posts: PostView[] }>(['posts'], '/api/posts')
}

export function usePostIdeas() {
  return useAsked<{ ideas: PostIdea[] }>(['ideas'], '/api/posts/ideas')
}

/** The words a post may begin with: with a name once its owner agreed. */
export function usePostWords(id: string, isOpen: boolean) {
  return useQuery({
    queryKey: [KEY, 'words', id],
    queryFn: ({ signal }) => ask<PostWords>(`/api/posts/${id}/words`, signal),
    enabled: isOpen,
  })
}

/** What may have come of a post: of somebody, or any mandate since. */
export function useOutcomeChoices(postId: string, personId: string | null) {
  const path = `/api/posts/${postId}/outcomes${personId ? `?person=${personId}` : ''}`
  return useQuery({
    queryKey: [KEY, 'choices', postId, personId],
    queryFn: ({ signal }) => ask<OutcomeView[]>(path, signal),
    placeholderData: before => before,
  })
}

/** Saved at once where there is a network, else when it is back; each can be undone. */
export function useNetworkChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('networks')
  const sent = async <T>(
    method: 'PUT' | 'POST' | 'DELETE',
    path: string,
    { body = null, done }: { body?: unknown; done: string | null },
  ): Promise<Outcome<T>> => {
    const outcome = await send<T>({ method, path, body, kind: 'other', done })
    if (outcome.kind === 'waiting') offerUndo({ batch: null, done: t('waits') })
    else await refresh(queries)
    return outcome
  }
  const now = () => new Date().toISOString()

  return {
    saveNetwork: ({ id, ...body }: NetworkDraft) => {
      const done = t(body.revision ? 'change.edited' : 'change.added', { name: body.name })
      return sent<NetworkView>('PUT', `/api/networks/${id}`, { body, done })
    },
    removeNetwork: ({ id, name }: NetworkView) =>
      sent<null>('DELETE', `/api/networks/${id}`, { done: t('change.deleted', { name }) }),
    startTimer: ({ id: networkId, name }: Pick<NetworkView, 'id' | 'name'>) =>
      sent('POST', '/api/networks/timer/start', {
        body: { id: newId(), networkId, at: now() },
        done: t('change.timerStarted', { name }),
      }),
    /** @param minutes how long it really was, of one that was forgotten. */
    stopTimer: async ({ id, networkName, startedAt }: Timer, minutes?: number) => {
      const at = new Date()
      // Forgotten since the page was read: it is asked about, not counted.
      if (minutes === undefined && isForgotten(new Date(startedAt), at)) return refresh(queries)
      const count = minutes ?? minutesBetween(new Date(startedAt), at)
      await sent('POST', '/api/networks/timer/stop', {
        body: { id, at: at.toISOString(), ...(minutes === undefined ? {} : { minutes }) },
        done: t('change.timerStopped', { name: networkName, count }),
      })
    },
    dropTimer: ({ id, networkId, networkName: name }: Timer) =>
      sent('DELETE', `/api/networks/${networkId}/time/${id}`, { done: t('change.timerDropped', { name }) }),
    saveTime: ({ id, networkId, ...body }: NetworkTimeDraft, name: string) => {
      const key = body.revision ? 'change.timeEdited' : 'change.timeNoted'
      const done = t(key, { name, count: body.minutes })
      return sent('PUT', `/api/networks/${networkId}/time/${id}`, { body, done })
    },
    removeTime: ({ id, networkId, minutes: count }: NetworkTimeView, name: string) =>
      sent('DELETE', `/api/networks/${networkId}/time/${id}`, {
        done: t('change.timeDeleted', { name, count }),
      }),
    read: (what: 'substitution' | 'budget', networkId: string | null = null) =>
      sent('PUT', `/api/networks/read/${newId()}`, { body: { what, networkId }, done: t('change.read') }),
    savePost: ({ id, ...body }: PostDraft, doing: 'noted' | 'planned' | 'posted' | 'edited') =>
      sent<PostView>('PUT', `/api/posts/${id}`, {
        body,
        done: t(`change.post.${doing}`, { title: body.title }),
      }),
    removePost: ({ id, title }: PostView) =>
      sent<null>('DELETE', `/api/posts/${id}`, { done: t('change.post.deleted', { title }) }),
    saveOutcome: ({ id, postId, ...body }: PostOutcomeDraft, title: string) =>
      sent('PUT', `/api/posts/${postId}/outcomes/${id}`, { body, done: t('change.outcomeNoted', { title }) }),
    removeOutcome: ({ id, title }: PostView, outcomeId: string) =>
      sent('DELETE', `/api/posts/${id}/outcomes/${outcomeId}`, {
        done: t('change.outcomeDeleted', { title }),
      }),
  }
}

/** What a file says; nothing is written. */
export async function readScreenTime(text: string): Promise<ScreenTimeView> {
  const { value } = await tell<ScreenTimeView>('/api/networks/import', {
    method: 'POST',
    body: { text },
    done: null,
  })
  return value
}

export function useKeepScreenTime() {
  const queries = useQueryClient()
  return async (text: string, choices: { app: string; networkId: string }[], done: string) => {
    const { value } = await tell<ScreenTimeKept>('/api/networks/import/keep', {
      method: 'POST',
      body: { text, choices },
      done,
    })
    await refresh(queries)
    return value
  }
}

async function refresh(queries: QueryClient): Promise<void> {
  const keys = [KEY, 'people', 'person', 'names', 'batches']
  await Promise.all(keys.map(key => queries.invalidateQueries({ queryKey: [key] })))
}

function useAsked<T>(key: readonly string[], path: string) {
  return useQuery({ queryKey: [KEY, ...key], queryFn: ({ signal }) => askOrKept<T>(path, signal) })
}
