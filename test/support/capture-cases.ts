import { type CaptureReading, understand } from '../../src/encounters/capture.ts'
import type { KnownPerson } from '../../src/encounters/capture-people.ts'
import { foldedWords } from '../../src/encounters/capture-text.ts'
import { day } from '../../src/lib/day.ts'

/** A Saturday. */
export const TODAY = day('2026-11-21')

const KNOWN: KnownPerson[] = [
  { id: '1', name: 'Marie Dupont' },
  { id: '2', name: 'Paul Martin' },
  { id: '3', name: 'Jean d’Ormesson' },
  { id: '4', name: 'Le boulanger' },
  { id: '5', name: 'Sophie Bernard' },
  { id: '6', name: 'Sophie Leroy' },
  { id: '7', name: 'Sarah O’Brien' },
  { id: '8', name: 'la caissière du marché bio' },
]

/** As a search does: any word, in any order, by its beginning. */
export function findPeople(words: string): KnownPerson[] {
  const wanted = foldedWords(words)
  return wanted.length === 0
    ? []
    : KNOWN.filter(({ name }) => {
        const named = foldedWords(name)
        return wanted.every(word => named.some(part => part.startsWith(word)))
      })
}

/**
 * The pieces of a reading on one line, so that a table of cases can be read by eye: `=` known, `?` ambiguous, `+` new
 * after a person; `~` before what is only assumed; `!` after a day that lies ahead; `»` before the note.
 */
export function told(line: string, language: 'fr' | 'en'): string {
  const reading = understand(line, { today: TODAY, language, findPeople })
  const pieces = [
    [...reading.people.map(personTold), ...reading.unnamed.map(({ text }) => `(${text})`)].join(', ') ||
      'nobody',
    `${reading.channel.at ? '' : '~'}${reading.channel.value}${reading.initiator ? ` by ${reading.initiator}` : ''}`,
    `${reading.day.at ? '' : '~'}${reading.day.value.slice(2)}${reading.planned ? '!' : ''}`,
    reading.time?.value,
    reading.minutes && `${reading.minutes.value} min`,
    reading.size.value,
    reading.place && `@ ${reading.place.value}`,
    reading.sphere?.value,
    reading.chosen?.value,
    reading.feeling && `felt ${reading.feeling.value}`,
  ]
  const promises = reading.promises.map(
    ({ by, dueOn, text, person }) =>
      ` » ${by}${person ? ` (${personTold(person)})` : ''} ${dueOn?.slice(2) ?? '?'}: ${text}`,
  )
  if (reading.onlyPromises) return `only${promises.join('')}`
  return `${pieces.filter(Boolean).join(' · ')}${reading.note.text && ` » ${reading.note.text}`}${promises.join('')}`
}

function personTold({ text, match }: CaptureReading['people'][number]): string {
  return text + (match.kind === 'known' ? `=${match.person.id}` : match.kind === 'ambiguous' ? '?' : '+')
}
