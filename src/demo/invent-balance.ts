import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import type { Random } from './random.ts'

export function inventBalance(_random: Random, _known: GoingOutFrame) {
  return {}
}

/** Inside of a write. */
export async function plantBalance(
  _inside: Desk,
  _invented: ReturnType<typeof inventBalance>,
): Promise<void> {}
