import type { Day } from '../lib/day.ts'
import { clustersOf } from '../lib/linkage/clusters.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import type { Desk } from '../platform/desk.ts'
import { STANDING } from './found-store.ts'
import { mergePeople } from './merge-people.ts'
import { alikeIn, inOrder, isAskedAgain, isSure, type Pair, type Reply, type Said } from './pair.ts'

/** What there is to decide of. */
export interface ToReview {
  /** The surest first. */
  open: Pair[]
  /** Put off, for a while yet. */
  later: Pair[]
  /** Said to be two, both ids in their order. */
  refused: Set<string>
}

export async function pairsToReview(desk: Desk): Promise<ToReview> {
  const [pairs, replies] = [await standingPairs(desk), await repliesOf(desk)]
  const today = desk.today()
  const toReview: ToReview = { open: [], later: [], refused: new Set() }
  for (const pair of pairs) {
    const said = replies.get(keyOf(pair))
    if (!said || isAskedAgain(said, pair.reasons, today)) toReview.open.push(pair)
    else if (said.reply === 'later') toReview.later.push(pair)
  }
  for (const [key, { reply }] of replies) if (reply === 'no') toReview.refused.add(key)
  return toReview
}

/** How many wait, what was put off left out. */
export async function countToReview(desk: Desk): Promise<number> {
  return (await pairsToReview(desk)).open.length
}

/**
 * Remembers what the owner says of two cards; what they said before gives way.
 *
 * @throws Refusal `not-found` when one of them is not there.
 */
export async function saveReply(
  desk: Desk,
  { personId, otherId, reply }: { personId: string; otherId: string; reply: Reply },
): Promise<void> {
  const [one, other] = inOrder(personId, otherId)
  const [name, otherName] = [await nameOf(desk, one), await nameOf(desk, other)]
  const what = `duplicates:change.${reply}`
  await desk.write({ what, details: { name, other: otherName } }, async inside => {
    const { db, id } = inside
    const [pair] = await standingPairs(inside, [one, other])
    await db
      .deleteFrom('duplicateReply')
      .where('deskId', '=', id)
      .where('personId', 'in', [one, other])
      .where('otherId', 'in', [one, other])
      .execute()
    await db
      .insertInto('duplicateReply')
      .values({
        ...{ deskId: id, id: uuidv7(inside.now()), personId: one, otherId: other, reply },
        alike: JSON.stringify(alikeIn(pair?.reasons ?? [])),
        saidOn: inside.today(),
      })
      .execute()
  })
}

/** Each is another's: a batch of more would hold everybody else up. */
const MOST_AT_ONCE = 300

/**
 * Joins the cards of which nothing is left to be asked, in one batch: the card that was there first stays. Where somebody
 * among several was said to be another person, they are left to the review.
 *
 * @returns how many cards went into another.
 */
export async function joinSure(desk: Desk): Promise<number> {
  const groups = sureGroups(await pairsToReview(desk))
  const count = groups.reduce((sum, { length }) => sum + length - 1, 0)
  if (count === 0) return 0
  await desk.write({ what: 'duplicates:change.joined', details: { count }, alone: true }, async inside => {
    for (const [kept, ...others] of groups) {
      for (const absorbed of others) {
        await mergePeople(inside, { kept: kept as string, absorbed })
        await new Promise(resolve => setImmediate(resolve))
      }
    }
  })
  return count
}

/** Those of one person without a doubt, the card that was there first in front of each. */
export function sureGroups({ open, refused }: ToReview): string[][] {
  const ids: string[] = []
  const places = new Map<string, number>()
  const placeOf = (id: string): number => {
    const known = places.get(id)
    if (known !== undefined) return known
    places.set(id, ids.length)
    return ids.push(id) - 1
  }
  const links = open
    .filter(isSure)
    .map(({ personId, otherId }) => ({ one: placeOf(personId), other: placeOf(otherId) }))
  return clustersOf(links)
    .map(group => group.map(place => ids[place] as string).sort())
    .filter(group => !pairsIn(group).some(pair => refused.has(pair.join(' '))))
    .slice(0, MOST_AT_ONCE)
}

/** @param between only of these two, in their order. */
async function standingPairs({ db, id }: Desk, between?: readonly [string, string]): Promise<Pair[]> {
  const all = db
    .selectFrom('duplicatePair')
    .select(['personId', 'otherId', 'probability', 'reasons'])
    .where('deskId', '=', id)
    .where(STANDING)
    .orderBy('probability', 'desc')
    .orderBy('personId')
    .orderBy('otherId')
  const some = between ? all.where('personId', '=', between[0]).where('otherId', '=', between[1]) : all
  const rows = await some.execute()
  // Of two that stand for the same pair, the surer one: it comes first.
  const known = new Set<string>()
  return rows
    .filter(row => !known.has(keyOf(row)) && known.add(keyOf(row)))
    .map(row => ({ ...row, reasons: JSON.parse(row.reasons) as Pair['reasons'] }))
}

/** By `keyOf`; the last word where several were said of two who became one. */
async function repliesOf({ db, id }: Desk): Promise<Map<string, Said>> {
  const rows = await db
    .selectFrom('duplicateReply')
    .select(['personId', 'otherId', 'reply', 'alike', 'saidOn'])
    .where('deskId', '=', id)
    .orderBy('id')
    .execute()
  return new Map(
    rows.map(({ personId, otherId, reply, alike, saidOn }) => [
      inOrder(personId, otherId).join(' '),
      { reply: reply as Reply, alike: JSON.parse(alike) as string[], saidOn: saidOn as Day },
    ]),
  )
}

async function nameOf({ db, id }: Desk, personId: string): Promise<string> {
  const row = await db
    .selectFrom('personCard')
    .select('name')
    .where('deskId', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { what: 'person' })
  return row.name
}

function keyOf({ personId, otherId }: Pick<Pair, 'personId' | 'otherId'>): string {
  return `${personId} ${otherId}`
}

function pairsIn(group: readonly string[]): string[][] {
  return group.flatMap((one, at) => group.slice(at + 1).map(other => [one, other]))
}
