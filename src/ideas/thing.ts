import { withoutAccents } from '../lib/fold.ts'

export const THINGS = ['article', 'message', 'talk', 'podcast', 'video', 'book', 'site', 'work'] as const
/** What one may come across and be touched by. */
export type Thing = (typeof THINGS)[number]

const SIGNS: readonly (readonly [Thing, RegExp])[] = [
  ['podcast', /\b(podcast|episode|emission|radio)/],
  ['video', /\b(video|film|documentaire|documentary|chaine|channel)/],
  ['talk', /\b(conference|intervention|talk|keynote|webinaire|webinar)/],
  ['book', /\b(livre|book|roman|essai|essay|bd)\b/],
  ['message', /\b(forum|message|commentaire|comment|fil|thread|reponse|post sur|post on)\b/],
  ['article', /\b(article|billet|blog|post|tribune|texte|newsletter|lettre|infolettre)/],
  ['site', /\b(site|portfolio|boutique|shop|page)\b/],
]

/** The kind of thing that a line names, and what it is about as the line says it; '' where it does not. */
export function thingOf(what: string): { thing: Thing; topic: string } {
  const folded = withoutAccents(what)
  const thing = SIGNS.find(([, sign]) => sign.test(folded))?.[0] ?? 'work'
  // A forum or a network that follows « sur » is where, not what about.
  const about =
    /\s(?:sur|à propos de|about|on)\s+(?!(?:le|un|a|the)?\s*(?:forum|linkedin|blog|youtube|instagram)\b)(.+)$/iu
  return { thing, topic: about.exec(` ${what}`)?.[1]?.trim().replace(/[.]+$/u, '') ?? '' }
}
