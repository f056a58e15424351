import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { ask } from '../../web/api.ts'
import { type Outcome, send } from '../../web/outbox.ts'
import type { Daring } from '../daring.ts'
import type { Goal } from '../forms.ts'
import type { AskLog, IdeaDraft, IdeaStep, IdeaView, OutcomeView, StatusChange } from '../idea.ts'
import type { IdeasMorning } from '../ideas-morning.ts'
import type { KindWordDraft, KindWordView } from '../kind-word.ts'
import type { SuggestionView } from '../library.ts'
import type { ResonanceDraft, ResonanceView } from '../resonance.ts'
import type { TestimonialDraft, TestimonialView } from '../testimonial.ts'

/** Every question about ideas begins with this key: any change asks them again. */
const KEY = 'ideas'

export function useIdeas({ personId }: { personId?: string } = {}) {
  return useAsked<IdeaView[]>(['list', personId ?? ''], `/api/ideas${personId ? `?person=${personId}` : ''}`)
}

/** The ideas that a mandate came of. */
export function useIdeasBehind(mandateId: string) {
  return useAsked<IdeaView[]>(['mandate', mandateId], `/api/ideas?mandate=${mandateId}`)
}

export function useIdea(id: string) {
  return useAsked<IdeaView>(['one', id], `/api/ideas/${id}`)
}

export function useOutcomeChoices(id: string, isOpen: boolean) {
  return useAsked<OutcomeView[]>(['outcomes', id], `/api/ideas/${id}/outcomes`, isOpen)
}

export function useDaring() {
  return useAsked<Daring>(['daring'], '/api/ideas/daring')
}

export interface LibraryOf {
  personId?: string
  goal?: Goal
}

export function useLibrary({ personId, goal }: LibraryOf) {
  const query = new URLSearchParams({ ...(personId ? { person: personId } : {}), ...(goal ? { goal } : {}) })
  const path = `/api/ideas/library?${query}`
  return useAsked<SuggestionView[]>(['library', personId ?? '', goal ?? ''], path)
}

export function useIdeasMorning() {
  return useAsked<IdeasMorning>(['today'], '/api/ideas/today')
}

export function useResonances() {
  return useAsked<ResonanceView[]>(['resonances'], '/api/resonances')
}

export function useKindWords() {
  return useAsked<KindWordView[]>(['kind-words'], '/api/kind-words')
}

export function useTestimonial(mandateId: string, isOpen: boolean) {
  const path = `/api/testimonials?mandate=${mandateId}`
  return useAsked<TestimonialView | null>(['testimonial', mandateId], path, isOpen)
}

/** Saved at once where there is a network, else when it is back; each can be undone. */
export function useIdeaChanges() {
  const queries = useQueryClient()
  const { t } = useTranslation('ideas')
  const put = <T>(path: string, body: unknown, done: string) =>
    refreshing(queries, send<T>({ method: 'PUT', path, body, kind: 'other', done }))
  // What was answered shows at once: the next edit starts from it.
  const putIdea = async (id: string, rest: string, body: unknown, done: string) => {
    const outcome = await put<IdeaView>(`/api/ideas/${id}${rest}`, body, done)
    if (outcome.kind === 'sent') queries.setQueryData([KEY, 'one', id], outcome.value)
    return outcome
  }
  const remove = (path: string, done: string) =>
    refreshing(queries, send<null>({ method: 'DELETE', path, body: null, kind: 'other', done }))

  return {
    saveIdea: ({ id, ...body }: IdeaDraft) => {
      const done = t(body.revision ? 'change.edited' : 'change.noted', { title: body.title })
      return putIdea(id, '', body, done)
    },
    setStatus: ({ id, title }: IdeaView, change: StatusChange & { log?: AskLog | null }) =>
      putIdea(id, '/status', change, t(`change.${change.status}`, { title })),
    tickStep: (ideaId: string, { id, text }: IdeaStep, doneOn: Day | null) => {
      const done = t(doneOn ? 'change.stepDone' : 'change.stepUndone', { text })
      return putIdea(ideaId, `/steps/${id}`, { doneOn }, done)
    },
    removeIdea: ({ id, title }: IdeaView) => remove(`/api/ideas/${id}`, t('change.deleted', { title })),
    saveResonance: ({ id, ...body }: ResonanceDraft, key: ResonanceChange) =>
      put<ResonanceView>(`/api/resonances/${id}`, body, t(RESONANCE_DONE[key], { what: body.what })),
    saveKindWord: ({ id, ...body }: KindWordDraft) => {
      const done = t(body.revision ? 'change.kindWordEdited' : 'change.kindWordKept', { text: body.text })
      return put<KindWordView>(`/api/kind-words/${id}`, body, done)
    },
    removeKindWord: ({ id, text }: KindWordView) =>
      remove(`/api/kind-words/${id}`, t('change.kindWordDeleted', { text })),
    saveTestimonial: ({ id, ...body }: TestimonialDraft, what: string) =>
      put<TestimonialView>(`/api/testimonials/${id}`, body, t(`change.testimonial.${body.state}`, { what })),
  }
}

type ResonanceChange = keyof typeof RESONANCE_DONE
const RESONANCE_DONE = {
  noted: 'change.resonanceNoted',
  written: 'change.resonance.written',
  answered: 'change.resonance.answered',
  dropped: 'change.resonance.dropped',
} as const

export function newId(): string {
  return uuidv7(new Date())
}

function useAsked<T>(key: readonly string[], path: string, enabled = true) {
  return useQuery({ queryKey: [KEY, ...key], queryFn: ({ signal }) => ask<T>(path, signal), enabled })
}

async function refreshing<T>(queries: QueryClient, sending: Promise<Outcome<T>>): Promise<Outcome<T>> {
  const outcome = await sending
  if (outcome.kind !== 'waiting') {
    for (const key of [KEY, 'encounters', 'people', 'person', 'names', 'today', 'batches']) {
      void queries.invalidateQueries({ queryKey: [key] })
    }
  }
  return outcome
}
