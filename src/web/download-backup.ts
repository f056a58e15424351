import { ask, Problem } from './api.ts'
import { offerUndo } from './undo.ts'

/**
 * The whole desk as a file that the browser keeps; the page stays. Where that cannot be, the quiet bar says why.
 *
 * @param unreachable what it says without network.
 */
export async function downloadBackup(unreachable: string): Promise<void> {
  try {
    await ask('/api/backup/allowed')
  } catch (error) {
    offerUndo({ batch: null, done: error instanceof Problem ? error.message : unreachable })
    return
  }
  const link = document.createElement('a')
  link.href = '/api/backup'
  link.download = ''
  link.click()
}
