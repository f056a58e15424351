import { KeptProblems } from '../lib/kept-problems.ts'
import type { Problem } from '../lib/problem.ts'
import { unzipEntries, type ZipEntry, zipEntries } from '../lib/zip.ts'
import { NOTHING_BESIDES, renamed, together } from './besides.ts'
import type { FileFormat } from './detect.ts'
import type { ReadFile } from './read-result.ts'
import type { Room } from './room.ts'

/** Unfolded at once, unless one file alone is larger. */
const BATCH_BYTES = 16 * 1024 * 1024
/** An archive in an archive in an archive is no export. */
const MOST_DEPTH = 2

/** How often an archive is gone through anew for files of it that are damaged. */
const MOST_AGAIN = 200

/** Known by their names to hold nobody: they are counted without being unfolded. */
const NOT_READ =
  /\.(?:jpe?g|png|gif|webp|heic|bmp|tiff?|svg|mp4|mov|3gp|avi|mkv|mp3|m4a|opus|ogg|wav|aac|pdf|docx?|xlsx?|pptx?|html?|css|js|exe|apk|ttf|woff2?)$/i

export interface ArchiveFile {
  name: string
  bytes: Uint8Array
  /** How many archives it stands in. */
  depth: number
}

/**
 * Everything an archive holds, each of its files read by what it holds, wherever it stands and whatever the language of
 * its folders. What is not read is counted; what unfolds to more than there is room for is left out, and said.
 *
 * @param readOne reads one of its files, without ever throwing.
 */
export function readArchive(
  { name, bytes, depth }: ArchiveFile,
  format: FileFormat,
  { room, readOne }: { room: Room; readOne: (file: ArchiveFile) => ReadFile },
): ReadFile {
  const problems = new KeptProblems()
  const whole: ReadFile = {
    ...{ format, cards: 0, events: 0, messages: 0, problemCount: 0 },
    ...{ staged: [], exchanges: [], meetings: [], tables: [], problems: [] },
  }
  const found = zipEntries(bytes)
  if (!found || depth >= MOST_DEPTH) {
    problems.add([found ? tooDeep() : damaged()])
    return { ...whole, problems: problems.list(), problemCount: problems.count }
  }
  const left = new Map<string, number>()
  const leave = (entry: string) => {
    const kind = /\.(\w{1,8})$/.exec(entry)?.[1]?.toLowerCase() ?? '—'
    left.set(kind, (left.get(kind) ?? 0) + 1)
  }
  const wanted = filesIn(found).filter(entry => !NOT_READ.test(entry.name) || void leave(entry.name))
  const parts: ReadFile[] = []
  const again = { left: MOST_AGAIN }
  for (const batch of batchesOf(wanted, room, entry => problems.add([tooLarge(entry)]))) {
    const unfolded = unfoldedFrom(bytes, batch, again)
    for (const entry of batch) {
      const octets = unfolded.get(entry.name)
      if (!octets) {
        problems.add([{ ...damaged(), where: entry.name, code: 'entry-damaged' }])
        continue
      }
      const part = readOne({ name: `${name}/${entry.name}`, bytes: octets, depth: depth + 1 })
      if (part.format === 'unknown') leave(entry.name)
      else {
        problems.add(
          part.problems.map(problem => ({ ...problem, where: placeIn(entry.name, problem.where) })),
        )
        parts.push({
          ...part,
          staged: part.staged.map(card => ({ ...card, where: placeIn(entry.name, card.where) })),
        })
      }
    }
  }
  problems.add(leftProblem(left))
  let before = 0
  const besides = parts.map(({ besides: inside = NOTHING_BESIDES, staged }) => {
    const first = before
    before += staged.length
    return renamed<number, number>(inside, place => first + place)
  })
  const sum = (of: (part: ReadFile) => number) => parts.reduce((total, part) => total + of(part), 0)
  return {
    format,
    ...{
      cards: sum(({ cards }) => cards),
      events: sum(({ events }) => events),
      messages: sum(part => part.messages),
    },
    staged: parts.flatMap(({ staged }) => staged),
    besides: together(besides),
    exchanges: parts.flatMap(({ exchanges }) => exchanges),
    meetings: parts.flatMap(({ meetings }) => meetings),
    tables: parts.flatMap(({ tables = [] }) => tables),
    ...{ problems: problems.list(), problemCount: problems.count },
  }
}

/** `Takeout/Contacts/all.vcf, card 3, line 12`; the name alone for the file as a whole. */
export function placeIn(entry: string, where: string): string {
  return where === 'file' ? entry : `${entry}, ${where}`
}

/** Without folders and what systems add; a name that stands twice once. */
function filesIn(entries: readonly ZipEntry[]): ZipEntry[] {
  const files = entries.filter(
    ({ name }) => !/\/$|^__MACOSX\/|(?:^|\/)(?:\.[^/]*|Thumbs\.db|desktop\.ini)$/i.test(name),
  )
  return [...new Map(files.map(entry => [entry.name, entry])).values()].sort((one, other) =>
    one.name < other.name ? -1 : 1,
  )
}

/** Handfuls of files to unfold together, as long as there is room. */
function* batchesOf(
  entries: readonly ZipEntry[],
  room: Room,
  tell: (entry: ZipEntry) => void,
): Generator<ZipEntry[]> {
  let batch: ZipEntry[] = []
  let size = 0
  for (const entry of entries) {
    if (entry.size > room.octets) {
      tell(entry)
      continue
    }
    if (batch.length > 0 && size + entry.size > BATCH_BYTES) {
      yield batch
      batch = []
      size = 0
    }
    room.octets -= entry.size
    batch.push(entry)
    size += entry.size
  }
  if (batch.length > 0) yield batch
}

/** One damaged file costs its handful: halves are tried again, as often as that may be. */
function unfoldedFrom(
  bytes: Uint8Array,
  batch: readonly ZipEntry[],
  again: { left: number },
): Map<string, Uint8Array> {
  const whole = unzipEntries(bytes, new Set(batch.map(({ name }) => name)))
  if (whole || batch.length < 2 || again.left <= 0) return whole ?? new Map()
  again.left -= 2
  const half = Math.ceil(batch.length / 2)
  return new Map(
    [batch.slice(0, half), batch.slice(half)].flatMap(part => [...unfoldedFrom(bytes, part, again)]),
  )
}

function leftProblem(left: ReadonlyMap<string, number>): Problem[] {
  const count = [...left.values()].reduce((sum, some) => sum + some, 0)
  if (count === 0) return []
  const most = [...left].sort((one, other) => other[1] - one[1]).slice(0, 6)
  const kinds = most.map(([kind, some]) => `${kind} ${some}`).join(', ')
  const message = `${count} files hold nobody that can be read (${kinds}); they were left out.`
  return [{ where: 'file', level: 'ignored', code: 'archive-left', params: { count, kinds }, message }]
}

function tooLarge({ name, size }: ZipEntry): Problem {
  const params = { size: Math.ceil(size / 1024 / 1024) }
  const message = `The file would unfold to ${params.size} MB, more than there is room for; it was left out.`
  return { where: name, level: 'rejected', code: 'entry-large', params, message }
}

function damaged(): Problem {
  return {
    where: 'file',
    level: 'rejected',
    code: 'zip-damaged',
    message: 'The archive is damaged, encrypted or holds too many files; it was not opened.',
  }
}

function tooDeep(): Problem {
  return {
    where: 'file',
    level: 'rejected',
    code: 'zip-deep',
    message: 'The archive stands in an archive that stands in another; it was not opened.',
  }
}
