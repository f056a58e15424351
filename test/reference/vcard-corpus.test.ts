import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseCard, printCard } from '../../src/lib/vcard/card.ts'
import { contactOf } from '../../src/lib/vcard/contact-of.ts'
import { octetsOf, withoutWideEncoding } from '../../src/lib/vcard/decode.ts'
import { withContact } from '../../src/lib/vcard/edit.ts'
import { meaningOf } from '../../src/lib/vcard/meaning.ts'
import { type RawCard, splitCards, streamCards } from '../../src/lib/vcard/split.ts'
import { toVersion } from '../../src/lib/vcard/version.ts'

const FIXTURES = join(import.meta.dirname, '../../../shared/fixtures')
const INDEX = join(FIXTURES, 'INDEX.tsv')

interface Sample {
  file: string
  cards: number
  bytes: Uint8Array
}

describe.skipIf(!existsSync(INDEX))('real vCard files (skipped when ../shared/fixtures is absent)', () => {
  const samples = existsSync(INDEX) ? readSamples() : []

  test('at least 97 % of the files that hold a card give the number of cards the index states', () => {
    const holding = samples.filter(({ cards }) => cards > 0)
    const wrong = holding
      .map(({ file, cards, bytes }) => ({ file, cards, found: splitCards(bytes).value.length }))
      .filter(({ cards, found }) => cards !== found)
    expect(holding.length).toBeGreaterThan(100)
    expect(wrong.length / holding.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(0.03)
  })

  test.each(samples)('$file: every card is read, printed and kept octet for octet', ({ bytes }) => {
    for (const raw of splitCards(bytes).value) {
      const { value: card } = parseCard(raw.bytes)
      expect(octetsOf(printCard(card))).toBe(octetsOf(raw.bytes))
      expect(octetsOf(printCard(withContact(card, contactOf(card))))).toBe(octetsOf(raw.bytes))
    }
  })

  test.each(samples)('$file: says the same in 3.0 and in 4.0', ({ bytes }) => {
    for (const raw of splitCards(bytes).value) {
      const { value: card } = parseCard(raw.bytes)
      for (const version of ['3.0', '4.0'] as const) {
        const printed = printCard(toVersion(card, version))
        const reread = parseCard(printed).value
        expect(contactOf(reread)).toEqual(contactOf(card))
        expect(meaningOf(reread)).toBe(meaningOf(card))
      }
    }
  })

  test.each(samples)('$file: the octets of the cards are those of the file, in order', ({ bytes }) => {
    const whole = octetsOf(withoutWideEncoding(bytes))
    let from = 0
    for (const raw of splitCards(bytes).value.filter(({ within }) => within === null)) {
      const at = whole.indexOf(octetsOf(raw.bytes), from)
      expect(at).toBeGreaterThanOrEqual(from)
      from = at + raw.bytes.length
    }
  })

  test.each(samples)('$file: cut in pieces of any size, it gives the same cards', async ({ bytes }) => {
    const whole = splitCards(bytes).value
    for (const size of [7, 1000]) expect(await streamed(bytes, size)).toEqual(whole)
  })
})

async function streamed(bytes: Uint8Array, size: number): Promise<RawCard[]> {
  async function* pieces() {
    // The encoding is told from the first piece.
    yield bytes.subarray(0, 512)
    for (let at = 512; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const cards: RawCard[] = []
  for await (const { value } of streamCards(pieces())) if (value) cards.push(value)
  return cards
}

function readSamples(): Sample[] {
  return readFileSync(INDEX, 'utf8')
    .split('\n')
    .map(line => line.split('\t'))
    .filter(([file]) => file?.startsWith('vcard/'))
    .map(([file = '', , , , cards]) => ({
      file,
      cards: Number(cards),
      bytes: new Uint8Array(readFileSync(join(FIXTURES, file))),
    }))
}
