import { filled } from '../lib/filled.ts'
import type { Encounter } from './encounter.ts'
import en from './words.en.json' with { type: 'json' }
import fr from './words.fr.json' with { type: 'json' }

type Titled = Pick<Encounter, 'channel' | 'place' | 'note'>

const WORDS = { fr: fr.calendar.event, en: en.calendar.event }
/** Beyond, the last ones are counted. */
const MOST_NAMES = 4

/** What an encounter is called in a calendar: « Café avec Marie Dupont ». */
export function eventTitle(encounter: Titled, names: readonly string[], language: 'fr' | 'en'): string {
  const words = WORDS[language][occasionOf(encounter)]
  return names.length === 0 ? words.alone : filled(words.with, { names: namesSaid(names, language) })
}

/** « Marie Dupont, Paul Martin et Anne Le Goff »; of more than four, « … et 3 autres ». */
export function namesSaid(names: readonly string[], language: 'fr' | 'en'): string {
  const list = new Intl.ListFormat(language, { type: 'conjunction' })
  if (names.length <= MOST_NAMES) return list.format(names)
  const rest = String(names.length - MOST_NAMES + 1)
  return list.format([...names.slice(0, MOST_NAMES - 1), filled(WORDS[language].others, { count: rest })])
}

type Occasion = Exclude<keyof typeof WORDS.fr, 'others'>

function occasionOf({ channel, place, note }: Titled): Occasion {
  if (channel !== 'in-person') return channel
  const words = `${place} ${note}`
  const said = OCCASIONS.find(([, pattern]) => pattern.test(words))
  return said ? said[0] : 'in-person'
}

const OCCASIONS: readonly (readonly [Occasion, RegExp])[] = [
  ['lunch', /(?<!\p{L}|petit[ -])d[ée]jeuner|(?<!\p{L})lunch/iu],
  ['dinner', /(?<!\p{L})d[îi]ner|(?<!\p{L})dinner/iu],
  ['coffee', /(?<!\p{L})caf[ée](?!\p{L})|(?<!\p{L})coffee/iu],
]
