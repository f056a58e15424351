import { deskClock } from '../../src/history/desk-clock.ts'
import type { Correspondent, Exchange, Meeting } from '../../src/history/exchange.ts'
import { newGathering } from '../../src/history/gather.ts'
import { idOf } from '../../src/history/row-ids.ts'
import { NOTHING_TAKEN } from '../../src/history/source.ts'
import { putSourceState, saveSource } from '../../src/history/sources.ts'
import { takeHistory } from '../../src/history/take-history.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'

export interface FilledHistory {
  /** Of a meeting that waits with somebody of the cardex. */
  meeting: string
  /** Of somebody who writes often and has no card. */
  correspondent: string
  source: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const STRANGER = 'Gwénolé Tromeur'
const STRANGERS_MAIL = 'gwenole@tromeur.example'
const HOST = 'imap.clavecin.example'

/** Something in each table of the slice. */
export async function fillHistory(desk: Desk, known: { name: string }): Promise<FilledHistory> {
  const stranger: Correspondent = { name: STRANGER, mail: STRANGERS_MAIL, phone: null, profile: null }
  const somebody: Correspondent = { name: known.name, mail: null, phone: null, profile: null }
  const gathering = newGathering({
    clock: deskClock(desk.timeZone),
    country: 'FR',
    self: { mails: [], phones: [], names: [] },
    keepsTitles: true,
  })
  const mail = (day: string, initiator: Exchange['initiator']): Exchange => ({
    key: `${day} ${initiator}`,
    at: { day, time: '10:00' },
    channel: 'mail',
    initiator,
    letters: null,
    minutes: null,
    others: [stranger],
  })
  const meeting: Meeting = {
    key: 'clavecin',
    from: { day: '2026-10-05', time: '14:00' },
    minutes: 60,
    isAllDay: false,
    isCancelled: false,
    isVideo: false,
    title: 'Accord du clavecin',
    place: 'Ploumanac’h',
    others: [somebody],
  }
  const days = ['2026-10-05', '2026-10-06', '2026-10-07']
  gathering.take({
    exchanges: days.flatMap(day => [mail(day, 'me'), mail(day, 'them')]),
    meetings: [meeting],
  })
  await takeHistory(desk, gathering.finish())
  const source = newId()
  const place = { kind: 'mailbox', name: 'Clavecin', host: HOST, port: 993, user: 'moi' } as const
  await saveSource(desk, { id: source, ...place, isPaused: false })
  const askedAt = desk.now().toISOString()
  const state = { askedAt, answeredAt: askedAt, problem: null, taken: NOTHING_TAKEN }
  await putSourceState(desk, source, { ...state, cursor: { etag: 'clavecin' } })
  return {
    meeting: idOf('meeting', meeting.key),
    correspondent: idOf('correspondent', `mail:${STRANGERS_MAIL}`),
    source,
    secrets: [source, STRANGER, STRANGERS_MAIL, HOST, meeting.title],
  }
}
