import type { EventKind } from './event.ts'

/** What kind of event it may be, by the words of its title; the first that fits. */
export function guessKind(title: string): EventKind {
  return WORDS.find(([, pattern]) => pattern.test(title))?.[0] ?? 'other'
}

const WORDS: readonly (readonly [EventKind, RegExp])[] = [
  [
    'open-coffee',
    /open[ -]?coffee|caf[ée][ -](?:des?|r[ée]seau|entrepreneur|contact|rencontre)|coffee morning/i,
  ],
  ['open-coffee', /petit[ -]d[ée]j|breakfast|matinale/i],
  ['afterwork', /after[ -]?work|ap[ée]ro|cocktail|drinks\b|soir[ée]e/i],
  ['training', /formation|training|\bcours\b|webinai?re?|masterclass|bootcamp/i],
  ['workshop', /atelier|workshop|hackathon|hack night|sprint\b/i],
  ['fair', /\bsalons?\b|\bfoire\b|\bforum\b|\bexpo\b|trade (?:show|fair)|\bfair\b/i],
  ['conference', /conf[ée]rence|\bsummit\b|symposium|colloque|congr[èe]s|\bdevfest\b|\bconf\b/i],
  ['culture', /concert|th[ée][âa]tre|cin[ée]ma|exposition|vernissage|mus[ée]e|exhibition|museum|festival/i],
  ['club', /\bclubs?\b|chorale|choir\b/i],
  ['meetup', /meet[ -]?up|rencontres?\b|user group|\bjug\b/i],
]
