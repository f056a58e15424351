import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, tell } from '../../web/api.ts'
import type { Month } from '../month.ts'
import type { NoticeField, Notices } from '../notices.ts'
import type { Publication } from '../publication.ts'
import type { Reader, ReaderReply } from '../reader.ts'

export interface ReadersView {
  notices: Notices
  /** What must still be said before anything is published. */
  missing: NoticeField[]
  isSiretDue: boolean
  isPublic: boolean
  page: string
  publicFeed: string
  hasFeedLink: boolean
  canMail: boolean
  lastMonth: Month
  publications: Omit<Publication, 'parts'>[]
  readers: Reader[]
  replies: ReaderReply[]
}

export function useReaders() {
  return useQuery({
    queryKey: ['readers'],
    queryFn: ({ signal }) => ask<ReadersView>('/api/readers', signal),
  })
}

interface Gesture {
  method: 'PUT' | 'POST' | 'DELETE'
  body?: unknown
  /** What the bar says; null where nothing is to be undone. */
  done: string | null
}

/** One gesture at a time of a part of the page, and what was said against the last. */
export function useReaderGesture() {
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)

  /** @returns the answer; null where it was refused. */
  async function act<Answer>(path: string, gesture: Gesture): Promise<Answer | null> {
    setBusy(true)
    try {
      const { value } = await tell<Answer>(`/api/readers${path}`, gesture)
      setError(null)
      return value
    } catch (refusal) {
      setError(refusal)
      return null
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['readers'] })
    }
  }

  return { act, error, isBusy }
}
