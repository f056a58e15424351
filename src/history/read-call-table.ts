import { decodeText } from '../lib/csv/decode-text.ts'
import { foldHeader } from '../lib/csv/header.ts'
import { readCsv } from '../lib/csv/read-csv.ts'
import { KeptProblems } from '../lib/kept-problems.ts'
import type { Exchange, HistoryRead, Moment } from './exchange.ts'
import { type HistoryOptions, historyRead, leftOut } from './history-read.ts'

/** The calls of an iPhone as iMazing writes them: `Call type,Date,Duration,Number,Contact,Location,Service`. */
export function readCallTable(bytes: Uint8Array, { digest }: HistoryOptions): HistoryRead {
  const problems = new KeptProblems()
  const { value, problems: found } = readCsv(decodeText(bytes).text)
  problems.add(found)
  const [header, ...rows] = value.rows
  const columns = header?.cells.map(foldHeader) ?? []
  const cellOf = (cells: readonly string[], name: string) => cells[columns.indexOf(name)]?.trim() ?? ''
  const exchanges: Exchange[] = []
  let hidden = 0
  for (const { number: row, cells } of rows) {
    const at = clockTold(cellOf(cells, 'date'))
    if (!at) {
      problems.add([
        {
          where: `row ${row}`,
          level: 'rejected',
          code: 'call-undated',
          message: 'The date of the call could not be read; the call was left out.',
        },
      ])
      continue
    }
    const [type, phone, name] = ['call type', 'number', 'contact'].map(of => cellOf(cells, of)) as [
      string,
      string,
      string,
    ]
    if (phone.replace(/\D/g, '').length < 7) {
      hidden++
      continue
    }
    const minutes = minutesTold(cellOf(cells, 'duration'))
    const initiator = /^(?:outgoing|sortant|émis)/i.test(type) ? 'me' : 'them'
    exchanges.push({
      key: digest(['call', JSON.stringify(at), initiator, phone, cellOf(cells, 'duration')].join('|')),
      channel: /facetime video|vidéo/i.test(cellOf(cells, 'service')) ? 'video' : 'call',
      ...{ at, initiator, minutes, letters: null },
      others: [{ name, phone, mail: null, profile: null }],
    })
  }
  problems.add(
    leftOut(hidden, { code: 'calls-private', message: 'Hidden numbers say of nobody: they were left out.' }),
  )
  return historyRead({ exchanges, entries: rows.length }, problems)
}

function clockTold(text: string): Moment | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2})?$/.exec(text)
  const [, day = '', time = ''] = match ?? []
  return match && !Number.isNaN(Date.parse(`${day}T${time}Z`)) ? { day, time } : null
}

/** `00:12:31`, `12:31`. */
function minutesTold(text: string): number {
  const parts = text.split(':').map(Number)
  if (parts.some(Number.isNaN) || parts.length > 3) return 0
  const seconds = parts.reduce((sum, part) => sum * 60 + part, 0)
  return seconds === 0 ? 0 : Math.max(1, Math.round(seconds / 60))
}
