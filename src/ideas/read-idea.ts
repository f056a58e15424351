import { withoutAccents } from '../lib/fold.ts'
import type { Form } from './forms.ts'
import { type FindNames, NAME, type WhoSaid, whoIs } from './names-said.ts'

export interface ReadIdea {
  /** As typed, with a capital. */
  title: string
  form: Form | null
  who: WhoSaid | null
  /** Where nobody of that name is known and it is said as a place: « chez Aria ». */
  organisation: string
}

// The more precise before the less; folded, French and English together.
const SIGNS: readonly (readonly [Form, RegExp])[] = [
  [
    'guest-article',
    /\b(article|billet|tribune|texte)\b.*\b(invite|chez|pour)\b|guest (post|article)|ecrire (chez|pour|dans)\b|\bwrite for\b/,
  ],
  ['case-study', /etude de cas|case study|retour d.experience|cas client/],
  ['recommendation', /recomm[ae]nd/],
  ['letter-mention', /infolettre|newsletter|\blettre\b/],
  ['cross-reading', /relecture|\brelire\b|proofread|read each other|beta.?read/],
  [
    'joint-offer',
    /offre (commune|a deux|ensemble|conjointe)|joint offer|repondre ensemble|offre avec|bid together/,
  ],
  ['swap', /\btroc\b|\bswap\b|echange[rs]? (de |nos |des )?(services?|competences?|savoir)/],
  ['lunch-of-four', /(dejeuner|diner|lunch|dinner|table).*(trois|quatre|three|four|\b[34]\b)/],
  ['hour-of-advice', /\bconseils?\b|\badvice\b|mentor/],
  ['side-by-side', /cote a cote|side by side|journee de travail|travailler ensemble|work together|cowork/],
  ['introduction', /mise en relation|mettre en relation|introdu(ce|ction)|\bpresenter\b.*\ba\b/],
  ['interview', /interview/],
  ['podcast', /podcast|\bepisode\b|\bemission\b/],
  ['portrait', /portrait|\bprofile of\b/],
  ['workshop', /\batelier\b|workshop/],
  ['contest', /concours|contest|competition/],
  ['talk', /conference|intervention|\btalk\b|intervenir|keynote/],
  ['evening', /soiree|\bapero\b|evening|meet-?up|\brencontre\b/],
  ['visit', /\bvisit/],
  ['guide', /\bguide\b|livre blanc|white ?paper|e-?book/],
]

const TO = "(?:à|avec|chez|pour|auprès d(?:e\\s|[’'])|with|to|at|for)"
const CAPITALS = new RegExp(`(?:^|[\\s(])(${TO})\\s*(${NAME})`, 'u')
const ANYHOW = /(?:^|\s)(?:à|avec|chez|auprès de|with)\s+([\p{L}’'-]+(?:\s+[\p{L}’'-]+)?)/iu

/** « Proposer une interview à Marie »: what it is, and to whom, as far as the line says. */
export function readIdea(line: string, find: FindNames): ReadIdea {
  const typed = line.trim().replace(/\s+/gu, ' ')
  const [first = ''] = [...typed]
  const title = first.toLocaleUpperCase() + typed.slice(first.length)
  const folded = withoutAccents(typed)
  const form = SIGNS.find(([, sign]) => sign.test(folded))?.[0] ?? null
  const said = CAPITALS.exec(typed)
  const who = said ? whoIs(said[2] as string, find) : lowerCased(typed, find)
  const isPlace = who?.kind === 'new' && /^(?:chez|at)$/iu.test(said?.[1] ?? '')
  return { title, form, who: isPlace ? null : who, organisation: isPlace ? who.name : '' }
}

/** Typed in a hurry: only who is surely known. */
function lowerCased(typed: string, find: FindNames): WhoSaid | null {
  const said = ANYHOW.exec(typed)?.[1]
  if (!said) return null
  const who = whoIs(said, find)
  return who.kind === 'known' ? who : null
}
