// bin/bench paper [CARDS]: business cards read, of 30 that we draw ourselves: photographs of real ones will be read worse.

import { understoodCard } from '../src/people/paper/card-lines.ts'
import { readPaper } from '../src/platform/paper/read-paper.ts'
import { CARDS, DESIGNS, type Design, drawnCard, type Said } from '../test/support/drawn-cards.ts'
import { judged, kindsAreRight, letterErrors } from '../test/support/judged-cards.ts'

const SAID_BY: Record<string, string[]> = {
  name: ['name'],
  title: ['title'],
  organisation: ['organisation'],
  phones: ['phone'],
  kinds: ['phone'],
  mail: ['email'],
  site: ['url', 'profile'],
  street: ['street'],
  town: ['postalCode', 'town'],
}

const [cards = 30] = process.argv.slice(2).map(Number)

const right: Record<string, number> = {}
const wrong: string[] = []
const seconds: number[] = []
let [errors, letters, doubted, misreadUnseen] = [0, 0, 0, 0]
for (let i = 0; i < cards; i++) {
  const said = CARDS[i % CARDS.length] as Said
  const design = DESIGNS[i % DESIGNS.length] as Design
  const photo = new Uint8Array(await drawnCard(said, design))
  const start = performance.now()
  const { lines } = await readPaper({ photo }, new AbortController().signal)
  seconds.push((performance.now() - start) / 1000)
  const { fields } = understoodCard(lines, { country: 'FR', language: 'fr' })

  const seen = letterErrors(
    said,
    lines.map(({ text }) => text),
  )
  errors += seen.errors
  letters += seen.letters
  doubted += fields.filter(({ isDoubtful }) => isDoubtful).length
  for (const [name, isRight] of Object.entries({
    ...judged(said, fields),
    kinds: kindsAreRight(said, fields),
  })) {
    right[name] = (right[name] ?? 0) + (isRight ? 1 : 0)
    if (isRight) continue
    const read = fields.filter(field => SAID_BY[name]?.includes(field.name))
    if (!read.some(({ isDoubtful }) => isDoubtful)) misreadUnseen++
    wrong.push(`${design}, ${said.name}: ${name}: ${read.map(({ value }) => value).join(' | ') || '–'}`)
  }
}
seconds.sort((a, b) => a - b)
console.log(
  JSON.stringify(
    {
      cards,
      drawn: 'by this program: real photographs are read worse',
      letterErrorRate: errors / letters,
      right,
      doubted,
      wrongWithoutDoubt: misreadUnseen,
      secondsMedian: seconds[seconds.length >> 1],
      secondsMost: seconds.at(-1),
      wrong,
    },
    null,
    2,
  ),
)
