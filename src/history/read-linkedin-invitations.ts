import { decodeText } from '../lib/csv/decode-text.ts'
import { foldHeader } from '../lib/csv/header.ts'
import { readCsv } from '../lib/csv/read-csv.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import { linkedinProfile } from '../lib/linkedin-profile.ts'
import type { Exchange, HistoryRead, Moment } from './exchange.ts'
import { type HistoryOptions, historyRead } from './history-read.ts'

/** `Invitations.csv` of a LinkedIn export: who asked whom, and when; the words that went with it are counted only. */
export function readLinkedinInvitations(bytes: Uint8Array, { digest }: HistoryOptions): HistoryRead {
  const problems = new KeptProblems()
  const { value, problems: found } = readCsv(decodeText(bytes).text)
  problems.add(found)
  const [header, ...rows] = value.rows
  const columns = header?.cells.map(foldHeader) ?? []
  const exchanges: Exchange[] = []
  for (const { number, cells } of rows) {
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? ''
    const at = momentTold(cell('sent at'))
    const isMine = cell('direction').toUpperCase() === 'OUTGOING'
    const name = cell(isMine ? 'to' : 'from')
    const profile = linkedinProfile(cell(isMine ? 'inviteeprofileurl' : 'inviterprofileurl'))
    if (!at || (name === '' && profile === null)) {
      problems.add([
        {
          where: `row ${number}`,
          level: 'rejected',
          code: 'invitation-unclear',
          message: 'The invitation does not say with whom or when; it was left out.',
        },
      ])
      continue
    }
    exchanges.push({
      key: digest(['linkedin-invitation', JSON.stringify(at), profile ?? name, isMine].join('|')),
      ...{ at, channel: 'network', initiator: isMine ? 'me' : 'them', minutes: null },
      letters: cell('message').length,
      others: [{ name, mail: null, phone: null, profile }],
    })
  }
  return historyRead({ exchanges, entries: rows.length }, problems)
}

/** `1/29/26, 2:37 PM`, the month first for every member and no zone told; or `2026-01-29 14:37:00 UTC`. */
function momentTold(text: string): Moment | null {
  const utc = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})(?: UTC|Z)$/.exec(text)
  if (utc) {
    const instant = Date.parse(`${utc[1]}T${utc[2]}Z`)
    return Number.isNaN(instant) ? null : { instant }
  }
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4}),? (\d{1,2}):(\d{2})\s?([AP])M$/i.exec(
    text.replace(/[\u00a0\u202f]/g, ' '),
  )
  if (!match) return null
  const [, month = '', day = '', year = '', hour = '', minute = '', half = ''] = match
  const full = `${year.length === 2 ? '20' : ''}${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const hours = (Number(hour) % 12) + (half.toUpperCase() === 'P' ? 12 : 0)
  const time = `${String(hours).padStart(2, '0')}:${minute}`
  return Number.isNaN(Date.parse(`${full}T${time}Z`)) ? null : { day: full, time }
}
