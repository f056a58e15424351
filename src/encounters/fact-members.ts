import { hash } from 'node:crypto'
import { keepMembers, type Member, type MemberDraft } from '../dav/members.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { type Voice, voiceOf } from '../owner/voice.ts'
import { type ChangedRow, type Desk, inChunks, type Projector } from '../platform/desk.ts'

/** What the desk itself words leaves the calendar so long after its day; what a device put stays. */
export const DAYS_SHOWN = 90
/** The `uri` of what a device took out of its calendar, and the desk keeps. */
export const TAKEN_OUT = ''

/** A fact as devices see it: the name of its member, and the octets. */
export interface Shown {
  name: string
  octets: Uint8Array
}

/** Facts of one kind, and the calendar in which devices see them. */
export interface ShownFacts {
  collectionId: string
  component: 'VEVENT' | 'VTODO'
  /** What the row of a member is called is this, then the id of its fact. */
  prefix: string
  /** Those of these facts that are in the calendar, by id; a few hundred at most are asked for at once. */
  shownOf: (desk: Desk, ids: readonly string[], voice: Voice) => Promise<Map<string, Shown>>
  /** Whether the calendar may have held it before the change. */
  mayHaveBeenShown: (row: ChangedRow) => boolean
}

/** Keeps the members of a calendar in step with its facts, and tells what is in them. */
export interface FactMembers {
  rowOf: (id: string) => string
  /** Which fact a member shows; null when it shows none. */
  factOf: (member: Pick<Member, 'rowId'>) => string | null
  project: Projector
  /** Inside of a write: facts that stand in the calendar are said otherwise by now. */
  showAgain: (desk: Desk, ids: readonly string[]) => Promise<void>
  /** By name of the members. */
  contentsOf: (desk: Desk, members: readonly Member[]) => Promise<Map<string, Uint8Array>>
  /** Null when devices see none. */
  octetsOf: (desk: Desk, id: string) => Promise<Uint8Array | null>
}

const AT_ONCE = 200

export function factMembers(facts: ShownFacts): FactMembers {
  const { prefix, shownOf, mayHaveBeenShown } = facts
  const rowOf = (id: string) => prefix + id
  const factOf: FactMembers['factOf'] = ({ rowId }) =>
    rowId.startsWith(prefix) ? rowId.slice(prefix.length) : null
  return {
    rowOf,
    factOf,
    project: async (desk, rows) => {
      const standing = new Set(rows.filter(mayHaveBeenShown).map(row => row.id))
      const ids = rows.map(row => row.id)
      await show(desk, facts, { ids, mayStand: id => standing.has(id) })
    },
    showAgain: (desk, ids) => show(desk, facts, { ids, mayStand: () => true }),
    contentsOf: async (desk, members) => {
      const names = new Map<string, string>()
      for (const member of members) {
        const id = factOf(member)
        if (id !== null) names.set(id, member.name)
      }
      const contents = new Map<string, Uint8Array>()
      if (names.size === 0) return contents
      const voice = await voiceOf(desk)
      await inChunks([...names.keys()], AT_ONCE, async chunk => {
        for (const [id, { octets }] of await shownOf(desk, chunk, voice))
          contents.set(names.get(id) as string, octets)
      })
      return contents
    },
    octetsOf: async (desk, id) => (await shownOf(desk, [id], await voiceOf(desk))).get(id)?.octets ?? null,
  }
}

async function show(
  desk: Desk,
  facts: ShownFacts,
  { ids, mayStand }: { ids: readonly string[]; mayStand: (id: string) => boolean },
): Promise<void> {
  if (ids.length === 0) return
  const voice = await voiceOf(desk)
  await inChunks(ids, AT_ONCE, async chunk => {
    const shown = await facts.shownOf(desk, chunk, voice)
    // Of thousands that a file brings, those that were never in the calendar are not looked for in it.
    const looked = chunk.filter(id => shown.has(id) || mayStand(id))
    if (looked.length === 0) return
    await keepMembers(
      desk,
      looked.map(id => facts.prefix + id),
      [...shown].map(([id, each]) => draftOf(facts, id, each)),
    )
  })
}

function draftOf({ collectionId, component, prefix }: ShownFacts, id: string, { name, octets }: Shown) {
  const said = readCalendarObject(octets).value
  return {
    collectionId,
    name,
    rowId: prefix + id,
    uid: said?.uid ?? id,
    etag: hash('sha256', octets, 'hex'),
    mediaType: 'text/calendar',
    component,
    size: octets.length,
    view: '',
    text: '',
    startsAt: said?.startsAt ?? null,
    endsAt: said?.endsAt ?? null,
  } satisfies MemberDraft
}
