import { Refusal } from '../lib/refusal.ts'

/** A value of a column, as both databases give it. */
export type Value = string | number | null

/** The lines of an archive (docs/archive.md), in the order they stand: a head, octets, rows, an end. */
export type Line =
  | { kind: 'head'; schema: number; made: string; desk: string }
  | { kind: 'blob'; hash: string; mediaType: string; bytes: Uint8Array }
  | { kind: 'row'; table: string; row: Record<string, Value> }
  /** How many lines stand before it: a file that was cut has none. */
  | { kind: 'end'; lines: number }

const FORMAT = 'entregent-archive'
const VERSION = 1

/** By its name: what it holds is looked at when it is read. */
export function isArchive(fileName: string): boolean {
  return /\.jsonl\.gz$/i.test(fileName)
}

export function printLine(line: Line): string {
  return `${JSON.stringify(written(line))}\n`
}

function written(line: Line): object {
  switch (line.kind) {
    case 'head':
      return { format: FORMAT, version: VERSION, schema: line.schema, made: line.made, desk: line.desk }
    case 'blob':
      return {
        blob: line.hash,
        mediaType: line.mediaType,
        base64: Buffer.from(line.bytes).toString('base64'),
      }
    case 'row':
      return { table: line.table, row: line.row }
    case 'end':
      return { end: line.lines }
  }
}

/** @param place of the line in its file, from 1: for the sentence. @throws Refusal `not-an-archive`. */
export function readLine(text: string, place: number): Line {
  const said = object(text, place)
  if (place === 1) {
    if (said.format !== FORMAT || said.version !== VERSION || typeof said.schema !== 'number') {
      throw notAnArchive(place, `format ${String(said.format)} ${String(said.version)}`)
    }
    return { kind: 'head', schema: said.schema, made: String(said.made ?? ''), desk: String(said.desk ?? '') }
  }
  if (typeof said.end === 'number') return { kind: 'end', lines: said.end }
  if (typeof said.blob === 'string' && typeof said.base64 === 'string') {
    const bytes = new Uint8Array(Buffer.from(said.base64, 'base64'))
    return { kind: 'blob', hash: said.blob, mediaType: String(said.mediaType ?? ''), bytes }
  }
  if (typeof said.table === 'string' && isRow(said.row))
    return { kind: 'row', table: said.table, row: said.row }
  throw notAnArchive(place, text.slice(0, 60))
}

export function notAnArchive(place: number, reason: string): Refusal {
  return new Refusal('not-an-archive', { place, reason })
}

function object(text: string, place: number): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw notAnArchive(place, text.slice(0, 60))
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw notAnArchive(place, text.slice(0, 60))
  return value as Record<string, unknown>
}

function isRow(value: unknown): value is Record<string, Value> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(each => each === null || typeof each === 'string' || typeof each === 'number')
  )
}
