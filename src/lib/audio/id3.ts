export interface TagChapter {
  title: string
  fromMs: number
  toMs: number
}

export interface Tags {
  title: string
  album: string
  artist: string
  language: 'fr' | 'en'
  lengthMs: number
  chapters: readonly TagChapter[]
}

const HEADER_OCTETS = 10
/** In a chapter: offsets in octets are not used, times are. */
const NO_OFFSET = 0xffffffff
const TOP_LEVEL_ORDERED = 0b11

/**
 * What stands before an MP3: titles and chapters, as ID3 v2.3 (id3.org/id3v2.3.0) with the chapter frame addendum
 * (id3.org/id3v2-chapters-1.0). Text is UTF-16 with a byte order mark: 2.3 knows no UTF-8.
 */
export function id3Tag({ title, album, artist, language, lengthMs, chapters }: Tags): Uint8Array {
  const ids = chapters.map((_, i) => `ch${i}`)
  const frames = joined([
    textFrame('TIT2', title),
    textFrame('TALB', album),
    textFrame('TPE1', artist),
    textFrame('TCON', 'Podcast'),
    textFrame('TLAN', language === 'fr' ? 'fra' : 'eng'),
    textFrame('TLEN', String(lengthMs)),
    ...(chapters.length === 0 ? [] : [contentsFrame(ids)]),
    ...chapters.map((chapter, i) => chapterFrame(ids[i] as string, chapter)),
  ])
  return joined([latin('ID3'), Uint8Array.of(3, 0, 0), sevenBits(frames.length), frames])
}

/** The chapters of a file, and how many octets its tag takes: 0 where it has none. What cannot be read is left out. */
export function readId3(file: Uint8Array): { octets: number; title: string; chapters: TagChapter[] } {
  const none = { octets: 0, title: '', chapters: [] }
  if (file.length < HEADER_OCTETS || ascii(file, 0, 3) !== 'ID3') return none
  const size = [6, 7, 8, 9].reduce((sum, at) => sum * 128 + ((file[at] as number) & 0x7f), 0)
  const octets = HEADER_OCTETS + size
  const chapters: TagChapter[] = []
  let title = ''
  for (const { id, body } of framesIn(file.subarray(HEADER_OCTETS, octets))) {
    if (id === 'TIT2') title = textIn(body)
    const end = body.indexOf(0)
    if (id !== 'CHAP' || end === -1 || body.length < end + 17) continue
    const name = framesIn(body.subarray(end + 17)).find(each => each.id === 'TIT2')
    chapters.push({
      title: name ? textIn(name.body) : '',
      fromMs: numberAt(body, end + 1),
      toMs: numberAt(body, end + 5),
    })
  }
  return { octets, title, chapters }
}

function framesIn(octets: Uint8Array): { id: string; body: Uint8Array }[] {
  const found: { id: string; body: Uint8Array }[] = []
  for (let at = 0; at + HEADER_OCTETS <= octets.length && octets[at] !== 0; ) {
    const end = at + HEADER_OCTETS + numberAt(octets, at + 4)
    found.push({ id: ascii(octets, at, at + 4), body: octets.subarray(at + HEADER_OCTETS, end) })
    at = end
  }
  return found
}

function textFrame(id: string, text: string): Uint8Array {
  return frame(id, joined([Uint8Array.of(1, 0xff, 0xfe), utf16(text)]))
}

/** CTOC: the list of chapters, in their order. */
function contentsFrame(ids: readonly string[]): Uint8Array {
  const flags = Uint8Array.of(TOP_LEVEL_ORDERED, ids.length)
  return frame('CTOC', joined([terminated('toc'), flags, ...ids.map(terminated)]))
}

function chapterFrame(id: string, { title, fromMs, toMs }: TagChapter): Uint8Array {
  const times = [fromMs, toMs, NO_OFFSET, NO_OFFSET].map(number32)
  return frame('CHAP', joined([terminated(id), ...times, textFrame('TIT2', title)]))
}

function frame(id: string, body: Uint8Array): Uint8Array {
  return joined([latin(id), number32(body.length), Uint8Array.of(0, 0), body])
}

function textIn(body: Uint8Array): string {
  return body[0] === 1 ? new TextDecoder('utf-16le').decode(body.subarray(3)) : ascii(body, 1, body.length)
}

function utf16(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2)
  const view = new DataView(octets.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), true)
  return octets
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0))
}

function terminated(text: string): Uint8Array {
  return joined([latin(text), Uint8Array.of(0)])
}

function ascii(octets: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...octets.subarray(from, to))
}

function number32(value: number): Uint8Array {
  const octets = new Uint8Array(4)
  new DataView(octets.buffer).setUint32(0, value)
  return octets
}

function numberAt(octets: Uint8Array, at: number): number {
  return new DataView(octets.buffer, octets.byteOffset, octets.byteLength).getUint32(at)
}

/** Seven bits an octet, so that no octet of a size passes for the beginning of sound (2.3 §3.1). */
function sevenBits(size: number): Uint8Array {
  return Uint8Array.of((size >> 21) & 0x7f, (size >> 14) & 0x7f, (size >> 7) & 0x7f, size & 0x7f)
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
