import type { TFunction } from 'i18next'
import { ask, Problem, tell } from './api.ts'
import { offerUndo } from './undo.ts'

interface Done {
  id: string
  /** A key of the words; its details are what the sentence speaks of. */
  what: string
  details: Record<string, unknown>
  undoable: boolean
}

/** What devices and imports do stands between, and is not somebody's last gesture: this far back. */
const LOOKED_AT = 50

/** Takes back what was done last, and says what it was. */
export async function undoLast(t: TFunction): Promise<void> {
  const say = (done: string) => offerUndo({ batch: null, done })
  try {
    const done = await ask<Done[]>(`/api/batches?limit=${LOOKED_AT}`)
    const last = done.find(({ undoable }) => undoable)
    if (!last) return say(t('web:undo.nothing'))
    await tell(`/api/batches/${last.id}/undo`, { method: 'POST', done: null })
    say(t('web:undo.undoneThat', { what: t(last.what as 'web:brand', last.details) }))
  } catch (error) {
    say(error instanceof Problem ? error.message : t('web:error.offline'))
  }
}
