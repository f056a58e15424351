import type { KnownPerson } from '../../src/encounters/capture-people.ts'
import { readMandate } from '../../src/mandates/read-mandate.ts'
import {
  type ReadName,
  type ReadSource,
  readProvenance,
  sharesOf,
} from '../../src/mandates/read-provenance.ts'
import { namesIndex } from '../../src/people/names-index.ts'

const KNOWN = namesIndex([
  ['1', 'Sophie Bernard'],
  ['2', 'Luc Moreau'],
  ['3', 'Marie Dupont'],
  ['4', 'Paul Martin'],
  ['5', 'Paul Lefèvre'],
  ['6', 'Ariane Colin'],
  ['7', 'Le boulanger'],
  ['8', 'Ploum et Fils'],
])

/** The cardex of the cases. */
export function find(words: string): KnownPerson[] {
  return KNOWN.find(words)
}

/**
 * The pieces of a reading on one line, so that a table of cases can be read by eye: `=` known, `?` to choose, `+` new
 * after a person; `<` before who told them, `@` before where; `»` before the note.
 */
export function toldMandate(line: string): string {
  const reading = readMandate(line, find)
  const { client, amountCents, currency, per, daysHundredths, chance, stage, unexpected, sources, note } =
    reading
  const forWhom =
    client && [client.person ? nameTold(client.person) : '', client.organisation].filter(Boolean)
  const amount =
    amountCents === null
      ? ''
      : `${daysHundredths === null ? '' : `${daysHundredths / 100} × `}${amountCents / 100}${currency ?? ''}${per === 'day' ? ' a day' : ''}`
  return [
    reading.what,
    forWhom ? `for ${forWhom.join(' of ')}` : '',
    amount,
    chance === null ? '' : `${chance} %`,
    stage ?? '',
    unexpected ? 'unexpected' : '',
    ...sources.map(source => sourceTold(source)),
    note === '' ? '' : `» ${note}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

export function toldProvenance(line: string): string {
  const sources = readProvenance(line, find)
  const shares = sharesOf(sources)
  return sources.map((source, i) => `${sourceTold(source)} ${(shares[i] as number) / 100}`).join(' · ')
}

function sourceTold({ kind, label, chain }: ReadSource): string {
  const people = chain.map(nameTold).join(' < ')
  return [kind === 'referral' && people ? people : `[${kind}]`, label && `@ ${label}`]
    .filter(Boolean)
    .join(' ')
}

function nameTold({ text, match }: ReadName): string {
  if (match.kind === 'known') return `${text}=${match.person.id}`
  return `${text}${match.kind === 'new' ? '+' : '?'}`
}
