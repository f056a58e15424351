import type { IncomingMessage } from 'node:http'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** The answer is more than what was agreed to, on the wire or once unpacked. */
export class TooLarge extends Error {}

/** The content coding is none of those asked for. */
export class UnknownCoding extends Error {}

/**
 * The whole body, unpacked; never holds more than the limit.
 *
 * @throws TooLarge as soon as it is known. UnknownCoding. Whatever the connection or the unpacking throws.
 */
export async function readBody(
  answer: IncomingMessage,
  { mostBytes, signal }: { mostBytes: number; signal: AbortSignal },
): Promise<Buffer> {
  if (Number(answer.headers['content-length'] ?? 0) > mostBytes) throw new TooLarge()
  const chunks: Buffer[] = []
  const keep = async (unpacked: AsyncIterable<Buffer>) => {
    for await (const chunk of within(mostBytes, unpacked)) chunks.push(chunk)
  }
  const packed = (source: AsyncIterable<Buffer>) => within(mostBytes, source)
  await pipeline(answer, packed, unpackerOf(answer.headers['content-encoding']), keep, { signal })
  return Buffer.concat(chunks)
}

async function* within(mostBytes: number, source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of source) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new TooLarge()
    yield chunk
  }
}

function unpackerOf(coding = ''): Transform {
  switch (coding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return new PassThrough()
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'br':
      return createBrotliDecompress()
    case 'deflate':
      return createInflate()
    default:
      throw new UnknownCoding(coding)
  }
}

/**
 * The text of a body: in the charset that its mark of order says, else its type, else a page's own `<meta>`, else UTF-8
 * (the order of the HTML standard). Octets that are none of it become U+FFFD.
 */
export function decoded(bytes: Uint8Array, contentType: string): string {
  const marked = CHARSETS_BY_MARK.find(([mark]) => mark.every((octet, i) => bytes[i] === octet))?.[1]
  const label =
    marked ?? charsetIn(contentType) ?? (isHtml(contentType) ? charsetOfPage(bytes) : null) ?? 'utf-8'
  return decoderOf(label).decode(bytes)
}

const CHARSETS_BY_MARK: readonly [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0xff, 0xfe], 'utf-16le'],
]

function isHtml(contentType: string): boolean {
  return /^(text\/html|application\/xhtml\+xml)\b/i.test(contentType)
}

function charsetIn(text: string): string | null {
  return /\bcharset\s*=\s*["']?([\w:.-]{1,40})/i.exec(text)?.[1] ?? null
}

function charsetOfPage(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  const found = /<meta[^>]{0,200}charset[^>]{0,100}>/i.exec(start)
  return found && charsetIn(found[0])
}

function decoderOf(label: string): TextDecoder {
  try {
    return new TextDecoder(label)
  } catch {
    // A RangeError on a label it does not know.
    return new TextDecoder()
  }
}
