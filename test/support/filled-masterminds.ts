import { nextToCalendar } from '../../src/company/mastermind-calendar.ts'
import { closeSession } from '../../src/company/mastermind-closing.ts'
import { saveNote, savePromise, saveSession } from '../../src/company/mastermind-sessions.ts'
import { saveMastermind } from '../../src/company/mastermind-store.ts'
import { day } from '../../src/lib/day.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { mastermindDraft, memberDraft, ownerDraft } from './masterminds.ts'

export interface FilledMastermind {
  mastermind: string
  owner: string
  /** Of Zéphyrine. */
  member: string
  /** Held. */
  held: string
  /** Planned, and in the calendar. */
  planned: string
  note: string
  /** Of Zéphyrine, in the session that was held. */
  promise: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const NAME = 'La tablée du mardi gras'
const LINK = 'https://visio.example.org/tablee-secrete'
const NOTE = 'Elle hésite entre deux luthiers.'
const SESSION_NOTE = 'Le quatuor se retrouve aux Monts d’Arrée.'
const PROMISE = 'Écrire au conservatoire de Carhaix.'
const OWN_PROMISE = 'Recompter les anches.'
const STRANGER = 'Ursule Quéméneur'

/** Something in each table of masterminds: a session held, and the next one in the calendar. */
export async function fillMastermind(desk: Desk, { zephyrine }: FilledPeople): Promise<FilledMastermind> {
  const members = [ownerDraft(), memberDraft({ personId: zephyrine }), memberDraft({ name: STRANGER })]
  const [owner, member, stranger] = members.map(({ id }) => id) as [string, string, string]
  const draft = mastermindDraft({ name: NAME, link: LINK, since: day('2026-11-10'), members })
  const mastermindId = draft.id
  await saveMastermind(desk, draft)
  const [held, note, promise, own, encounterId] = [newId(), newId(), newId(), newId(), newId()] as const
  const when = { day: day('2026-11-10'), time: '12:30', regularDay: day('2026-11-10') }
  await saveSession(desk, mastermindId, {
    ...{ id: held, ...when, state: 'planned', note: SESSION_NOTE, absent: [] },
  })
  const of = { mastermindId, sessionId: held }
  await saveNote(desk, of, { id: note, memberId: member, text: NOTE })
  await savePromise(desk, of, { id: promise, memberId: member, text: PROMISE, kept: null })
  await savePromise(desk, of, { id: own, memberId: owner, text: OWN_PROMISE, kept: null })
  await closeSession(desk, of, { channel: 'video', minutes: 90, absent: [], encounterId })
  const put = await nextToCalendar(desk, mastermindId)
  const next = put.sessions.find(({ state }) => state === 'planned')
  const planned = next?.id as string
  const ids = [mastermindId, owner, member, stranger, held, planned, note, promise, own, encounterId]
  return {
    ...{ mastermind: mastermindId, owner, member, held, planned, note, promise },
    secrets: [
      ...ids,
      next?.encounterId as string,
      ...[NAME, LINK, NOTE, SESSION_NOTE, PROMISE, OWN_PROMISE, STRANGER],
    ],
  }
}
