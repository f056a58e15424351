import { accepted, answerOf } from './answer.ts'
import type { Command } from './command.ts'

interface Batch {
  id: string
  what: string
  details: Record<string, string | number>
  undoable: boolean
}

export const undoCommand: Command = {
  name: 'undo',
  usage: '',
  is: t => t('platform:command.undo.is'),
  run: async (_, { t, say, remark, desk }) => {
    const { request } = await desk()
    const batches = await answerOf<Batch[]>(await request('/api/batches?limit=100'))
    const last = batches.find(batch => batch.undoable)
    if (!last) {
      remark(t('platform:command.undo.nothing'))
      return 1
    }
    await accepted(await request(`/api/batches/${last.id}/undo`, { method: 'POST' }))
    say(t('platform:command.undo.said', { what: t(last.what as 'platform:change.undo', last.details) }))
    return 0
  },
}
