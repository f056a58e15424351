import type { IncomingMessage } from 'node:http'
import { LARGEST_OCTETS } from './limits.ts'

const NOTHING = new Uint8Array()

/**
 * The whole body, with its length told or in chunks. Null when the connection was cut before its end: half a thing is
 * nothing. `too-large` as soon as it is known to be; what is left is let pass by, up to a bound (`letPass`).
 */
export function readBody(req: IncomingMessage): Promise<Uint8Array | 'too-large' | null> {
  const { 'content-length': length, 'transfer-encoding': encoding } = req.headers
  if (encoding === undefined && (length === undefined || length === '0')) return Promise.resolve(NOTHING)
  if (length !== undefined && Number(length) > LARGEST_OCTETS) return Promise.resolve('too-large')
  return new Promise(resolve => {
    const pieces: Buffer[] = []
    let size = 0
    const end = (body: Uint8Array | 'too-large' | null) => {
      req.off('data', onData).off('end', onEnd).off('close', onCut).off('error', onCut)
      // An error that comes after is nobody's.
      req.on('error', () => {})
      resolve(body)
    }
    const onData = (piece: Buffer) => {
      pieces.push(piece)
      size += piece.length
      if (size > LARGEST_OCTETS) end('too-large')
    }
    const onEnd = () => end(pieces.length === 1 ? (pieces[0] as Buffer) : Buffer.concat(pieces, size))
    const onCut = () => end(null)
    req.on('data', onData).on('end', onEnd).on('close', onCut).on('error', onCut)
  })
}

const LET_PASS_OCTETS = 4 * LARGEST_OCTETS
const LET_PASS_MS = 10_000

/**
 * Lets what a client still sends pass by, so that it comes to reading its answer instead of finding the connection
 * reset; past a bound, the connection is cut.
 */
export function letPass(req: IncomingMessage): void {
  if (req.complete || req.destroyed) return
  let size = 0
  const late = setTimeout(() => req.destroy(), LET_PASS_MS)
  late.unref()
  req.on('error', () => {})
  req.on('close', () => clearTimeout(late))
  req.on('end', () => clearTimeout(late))
  req.on('data', (piece: Buffer) => {
    size += piece.length
    if (size > LET_PASS_OCTETS) req.destroy()
  })
  req.resume()
}
