import { openDuplicates } from '../../src/duplicates/find.ts'
import type { Contact } from '../../src/lib/vcard/contact.ts'
import { chanceOf } from '../filled/chance.ts'
import { withFilledDesk } from '../filled/desk.ts'
import { secondsOf } from '../filled/timed.ts'

/** How often one looks how long a small question waits. */
const ASKED_EVERY_MS = 20

/** The cards on a desk compared as the owner's button does, reading and keeping included, while the desk answers. */
export async function onADesk(cards: readonly Contact[]): Promise<object> {
  let figures = {}
  const filling = {
    ...{ chance: chanceOf('duplicates'), people: cards.length, encounters: 0, logDays: 365 },
    person: (i: number) => ({ contact: cards[i] as Contact }),
  }
  await withFilledDesk(filling, async ({ desk }) => {
    const mistakes: unknown[] = []
    const duplicates = openDuplicates(error => mistakes.push(error))
    let longestReadMs = 0
    let peakMb = 0
    let isOver = false
    const asking = (async () => {
      while (!isOver) {
        const began = performance.now()
        await new Promise(resolve => setTimeout(resolve, ASKED_EVERY_MS))
        await desk().db.selectFrom('person').select('id').where('deskId', '=', desk().id).limit(1).execute()
        longestReadMs = Math.max(longestReadMs, performance.now() - began - ASKED_EVERY_MS)
        peakMb = Math.max(peakMb, process.memoryUsage.rss() / 1024 / 1024)
      }
    })()
    const seconds = await secondsOf(async () => {
      duplicates.start(desk())
      await duplicates.settled(desk())
    })
    isOver = true
    await asking
    if (mistakes.length > 0) throw mistakes[0]
    const { db, id } = desk()
    const { pairs } = await db
      .selectFrom('duplicatePair')
      .select(({ fn }) => fn.countAll<number>().as('pairs'))
      .where('deskId', '=', id)
      .executeTakeFirstOrThrow()
    figures = {
      cards: cards.length,
      pairsKept: Number(pairs),
      seconds,
      residentMb: Math.round(peakMb),
      longestReadMs: Math.round(longestReadMs),
    }
  })
  return figures
}
