import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ask, tell } from '../../web/api.ts'
import type { PlainUse } from '../column-mapping.ts'
import type { Decision, ImportView } from '../import-view.ts'

const LOOK_MS = 300

/** The import as it goes on: looked at again as long as something is under way. */
export function useImport(id: string) {
  return useQuery({
    queryKey: ['import', id],
    queryFn: ({ signal }) => ask<ImportView>(`/api/imports/${id}`, signal),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? LOOK_MS : false),
    staleTime: 0,
  })
}

export function isUnderWay({ state }: ImportView): boolean {
  return state === 'reading' || state === 'committing'
}

/** Sends the files. @returns the import's id. */
export async function sendFiles(files: readonly File[], signal: AbortSignal): Promise<string> {
  const body = new FormData()
  for (const file of files) body.append('files', file, file.name)
  const { value } = await tell<{ id: string }>('/api/imports', { method: 'POST', body, signal, done: null })
  return value.id
}

/** From there on a file is a mailbox, and passes without being held. */
export const LARGE_BYTES = 200 * 1024 * 1024

/** Sends one large mailbox. @returns the import's id. */
export async function sendMailbox(file: File, signal: AbortSignal): Promise<string> {
  const path = `/api/imports/mailbox?name=${encodeURIComponent(file.name)}`
  const { value } = await tell<{ id: string }>(path, { method: 'POST', body: file, signal, done: null })
  return value.id
}

/** Fills an empty desk. @returns how many rows came in. */
export async function sendDesk(file: File, signal: AbortSignal): Promise<number> {
  const { value } = await tell<{ rows: number }>('/api/imports/archive', {
    method: 'PUT',
    body: file,
    signal,
    done: null,
  })
  return value.rows
}

export interface Decisions {
  decisions: Record<string, Decision>
  defaultDecision?: Decision
}

export function useImportChanges(id: string) {
  const queries = useQueryClient()
  const look = () => queries.invalidateQueries({ queryKey: ['import', id] })
  return {
    commit: async (decisions: Decisions) => {
      await tell(`/api/imports/${id}/commit`, { method: 'POST', body: decisions, done: null })
      await look()
    },
    sayColumns: async (table: string, uses: readonly PlainUse[]) => {
      await tell(`/api/imports/${id}/columns`, { method: 'PUT', body: { table, uses }, done: null })
      await look()
    },
    cancel: async () => {
      await tell(`/api/imports/${id}`, { method: 'DELETE', done: null })
      await look()
    },
    undo: async (batch: string) => {
      await tell(`/api/batches/${batch}/undo`, { method: 'POST', done: null })
      await queries.invalidateQueries()
    },
  }
}
