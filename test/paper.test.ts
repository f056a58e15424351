import { expect, test } from 'vitest'
import { understoodCard } from '../src/people/paper/card-lines.ts'
import { readPaper } from '../src/platform/paper/read-paper.ts'
import { CARDS, type Design, drawnCard, type Said } from './support/drawn-cards.ts'
import { judged, kindsAreRight, letterErrors } from './support/judged-cards.ts'

const ALWAYS = new AbortController().signal

/** A card that we drew, its design and whose it is: photographs of real ones are read worse. */
const DRAWN: [Design, number][] = [
  ['clean', 0],
  ['dark', 1],
  ['side', 2],
  ['tilted', 3],
  ['small', 5],
  ['table', 4],
]

test('of six designs the name, the mail and the numbers are right in five at least, few letters wrong', async () => {
  const right = { name: 0, mail: 0, phones: 0, town: 0 }
  let [errors, letters] = [0, 0]
  for (const [design, at] of DRAWN) {
    const said = CARDS[at] as Said
    const photo = new Uint8Array(await drawnCard(said, design))
    const { lines, picture } = await readPaper({ photo }, ALWAYS)
    expect([...(picture as Uint8Array).slice(0, 2)], 'a JPEG').toEqual([0xff, 0xd8])
    const { fields } = understoodCard(lines, { country: 'FR', language: 'fr' })
    const judgement = judged(said, fields)
    for (const name of ['name', 'mail', 'phones', 'town'] as const) right[name] += judgement[name] ? 1 : 0
    expect(kindsAreRight(said, fields), design).toBe(true)
    const seen = letterErrors(
      said,
      lines.map(({ text }) => text),
    )
    errors += seen.errors
    letters += seen.letters
  }
  for (const [name, count] of Object.entries(right)) expect(count, name).toBeGreaterThanOrEqual(5)
  expect(errors / letters).toBeLessThan(0.02)
})

test('what is no picture says nothing; an abandoned reading ends', async () => {
  const text = new TextEncoder().encode('<svg onload="x"><!-- no picture')
  expect(await readPaper({ photo: text }, ALWAYS)).toEqual({ lines: [], picture: null })
  await expect(readPaper({ photo: text }, AbortSignal.abort(new RangeError('left')))).rejects.toThrow('left')
})
