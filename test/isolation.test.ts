import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { TABLES } from '../src/platform/db/schema.ts'
import { undo } from '../src/platform/db/undo.ts'
import type { Desk } from '../src/platform/desk.ts'
import { PROJECTORS } from '../src/projectors.ts'
import type { DeskCall } from './support/desk-call.ts'
import { DESK_CALLS } from './support/desk-calls.ts'
import { deskFunctionsIn } from './support/desk-functions.ts'
import { filledDesk, imageOf } from './support/filled-desk.ts'
import { onEveryDatabase } from './support/on-every-database.ts'
import { restoreImage } from './support/restore-image.ts'

function sources(): Map<string, string> {
  const paths = readdirSync('src', { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => `${entry.parentPath}/${entry.name}`)
  return new Map(paths.map(path => [path, readFileSync(path, 'utf8')]))
}

test('every store function that takes a desk is called below, and none that is no longer there', () => {
  expect(Object.keys(DESK_CALLS).sort()).toEqual(deskFunctionsIn(sources()))
})

test('a new store function is found, however it takes its desk', () => {
  const text = `export async function one(desk: Desk) {}
export function* two<T extends string>(
  { db, id }: Desk,
  other: T,
) {}
export const three: Projector = async () => {}
export async function four({ db }: Pick<Desk, 'db'>) {}
function five(desk: Desk) {}
export function six(draft: string, desk: Desk) {}`
  const found = deskFunctionsIn(
    new Map([
      ['src/people/seed.ts', text],
      ['src/people/routes.ts', text],
      ['src/lib/seed.ts', text],
    ]),
  )
  expect(found.map(name => name.split(' ')[1])).toEqual(['four', 'one', 'three', 'two'])
})

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  /** What is answered, or refused, as one text without what the call was given. */
  const answered = async ({ call, given }: DeskCall, desk: Desk, owner: Owner) => {
    const answer = await call(desk, given(owner)).catch(error => ({ refused: String(error), ...error }))
    return { told: textOf(answer), leaks: leaksIn(answer, { given }, owner) }
  }

  // Filling one takes longer than the call: those that change nothing share theirs, and what a change did is taken back.
  let kept: Promise<Owner> | null = null
  let changed: Promise<Owner & { image: Image }> | null = null
  const fill = async () => filledDesk(await newDesk())
  const withImage = async (owner: Owner) => ({ ...owner, image: await imageOf(database(), owner.desk.id) })
  /** As the image holds it. @returns whether it is. */
  const takeBack = async ({ desk, image }: Owner & { image: Image }, batches: readonly string[]) => {
    for (const batch of batches.toReversed()) await undo(desk, batch).catch(() => undefined)
    if (withoutJournal(await imageOf(database(), desk.id)) === withoutJournal(image)) return true
    if (database().dialect === 'sqlite') return false
    await restoreImage(database(), desk.id, image)
    return true
  }

  const keepsToItsDesk = async (deskCall: DeskCall, owner: Owner) => {
    const before = await imageOf(database(), owner.desk.id)
    const stranger = await newDesk()
    const { told, leaks } = await answered(deskCall, stranger, owner)
    expect(leaks).toEqual([])
    expect(leaksIn(await imageOf(database(), stranger.id), deskCall, owner)).toEqual([])
    expect(await imageOf(database(), owner.desk.id)).toEqual(before)

    // The same on the desk itself: the call is one that could tell, or touch, something.
    const own = await answered(deskCall, owner.desk, owner)
    if (deskCall.does === 'tells') expect(own.leaks).not.toEqual([])
    if (deskCall.does === 'counts') expect(own.told).not.toBe(told)
    if (deskCall.does === 'changes') expect(await imageOf(database(), owner.desk.id)).not.toEqual(before)
  }

  test.each(Object.entries(DESK_CALLS))('%s keeps to its desk', async (_, deskCall) => {
    if (deskCall.does !== 'changes') {
      kept ??= fill()
      return keepsToItsDesk(deskCall, await kept)
    }
    const isFresh = changed === null
    changed ??= fill().then(withImage)
    const owner = await changed
    const batches = owner.desk.batches.length
    try {
      await keepsToItsDesk(deskCall, owner)
    } catch (error) {
      changed = null
      if (isFresh) throw error
      // What came before it may be in its way: a desk of its own decides.
      return keepsToItsDesk(deskCall, await fill())
    }
    if (!(await takeBack(owner, owner.desk.batches.slice(batches)))) changed = null
  })
})

type Owner = Awaited<ReturnType<typeof filledDesk>>
type Image = Awaited<ReturnType<typeof imageOf>>

function withoutJournal(image: Image): string {
  return JSON.stringify(Object.entries(image).filter(([table]) => TABLES[table] !== 'journal'))
}

/** What is of the owner's in a value, besides what the call was given. */
function leaksIn(value: unknown, { given }: Pick<DeskCall, 'given'>, owner: Owner): string[] {
  const [told, asked] = [textOf(value), textOf(given(owner))]
  return owner.secrets.filter(secret => told.includes(secret) && !asked.includes(secret))
}

/** The whole of a value as text: maps, errors and octets (read as text) among it. */
function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_, each: unknown) => {
    if (each instanceof Uint8Array) return new TextDecoder().decode(each)
    if (each instanceof Map || each instanceof Set) return [...each]
    return typeof each === 'bigint' || typeof each === 'function' ? String(each) : each
  })
}
