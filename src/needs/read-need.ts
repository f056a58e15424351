import { foldedWords, withoutAccents } from '../lib/fold.ts'
import type { NeedKind } from './need.ts'
import { isTrade } from './sought-words.ts'

/** What a line says of a need: each part to be put right before it is kept. */
export interface ReadNeed {
  kind: NeedKind
  /** What follows "I need", as written. */
  what: string
  skills: string[]
  organisation: string
  place: string
}

/**
 * Understands « J'ai besoin d'un comptable à Lille », « une intro chez Ploum », "an illustrator who knows birds". Pure
 * and forgiving: what it does not understand stays in `what`, and any text gives an answer.
 */
export function readNeed(line: string): ReadNeed {
  const what = withoutOpening(line.replace(/\s+/g, ' ').trim())
  const { rest: unplaced, organisation, place } = namesIn(what)
  const kind = kindOf(what, organisation)
  return { kind, what, skills: skillsIn(unplaced, kind), organisation, place }
}

/** « comptable, paie » as written in a field. */
export function wordsIn(text: string): string[] {
  return text
    .split(',')
    .map(word => word.trim())
    .filter(word => word !== '')
}

const OPENINGS = [
  /^(?:(?:j['’]ai|j['’]aurais|on a|nous avons|il y a)\s+)?besoin\s+(?:de\s+trouver\s+|de\s+rencontrer\s+)?(?:d['’]|de\s+la\s+|de\s+l['’]|des?\s+|du\s+)?/i,
  /^(?:je|on|nous)\s+(?:re)?cherch(?:e|ons)\s+(?:à\s+(?:trouver|rencontrer|recruter|embaucher)\s+)?/i,
  /^(?:(?:je|on|nous)\s+)?(?:re)?cherche\s+/i,
  /^(?:je\s+voudrais|j['’]aimerais|on\s+voudrait|je\s+veux)\s+(?:bien\s+)?(?:trouver|rencontrer|avoir|connaître)?\s*/i,
  /^il\s+(?:me|nous)\s+(?:faut|faudrait|manque)\s+/i,
  /^(?:qui|quelqu['’]un)\s+(?:connaît|connaîtrait|connait|connaitrait|a)\s+/i,
  /^(?:i|we)\s+(?:really\s+)?(?:need|want|would\s+like|['’]d\s+like)\s+(?:to\s+(?:find|meet|hire|know)\s+)?/i,
  /^(?:i['’]d|we['’]d)\s+(?:like|love)\s+(?:to\s+(?:find|meet|hire|know)\s+)?/i,
  /^(?:(?:i['’]m|i\s+am|we['’]re|we\s+are)\s+)?(?:looking|searching)\s+for\s+/i,
  /^(?:(?:does\s+)?(?:anyone|anybody)|who)\s+knows?\s+/i,
  /^(?:needed|wanted|need|want)\s*:?\s+/i,
]

function withoutOpening(line: string): string {
  const opening = OPENINGS.map(shape => shape.exec(line)?.[0]).find(found => found !== undefined)
  const rest = (opening === undefined ? line : line.slice(opening.length)).replace(/[\s.?!;]+$/u, '').trim()
  // « besoin de » alone says nothing more than itself.
  return rest === '' ? line : rest
}

// A name: words with a capital, held together by small ones (« la mairie de Toulon », « La Seyne-sur-Mer »).
const NAME =
  /(?:(?:la|le|les|l['’])\s*)?\p{Lu}[\p{L}\p{N}&’'.-]*(?:\s+(?:(?:de|du|des|d['’]|la|le|les|et|sur|of|the|and|&)\s*)*\p{Lu}[\p{L}\p{N}&’'.-]*)*/u
    .source
const HOUSE =
  '(?:mairie|préfecture|région|métropole|université|école|lycée|chambre|ville|banque|rédaction|ministère|musée|théâtre|hôpital|office|city hall|council|university|school|bank)'

const AT_HOUSE = new RegExp(
  `\\s*(?:à la|à l['’]|au|aux|avec la|avec l['’]|at the|to the)\\s*(${HOUSE}(?:\\s+(?:de|du|des|d['’]|of)\\s*${NAME})?)`,
  'iu',
)
const AT = new RegExp(`\\s+(?:chez|auprès de|at|inside)\\s+(${NAME}|\\p{L}[\\p{L}\\p{N}&’'-]*)`, 'u')
const INTO = new RegExp(
  `(?:intro(?:duction)?|mise en relation|présent(?:ation|er)|porte d['’]entrée|way in)\\s+(?:à|au|avec|pour|to|with)\\s+(?:la\\s+|le\\s+|l['’]|the\\s+)?(${NAME})`,
  'u',
)
const OFFICES =
  /\s+(?:à la|à l['’]|au|aux|at the|at)\s*(\p{Lu}{2,}[\p{L}\p{N}&-]*(?:\s+\p{Lu}[\p{L}\p{N}&’'-]*)*)/u
const PLACE = new RegExp(
  `\\s+(?:à|sur|vers|en|dans|du côté de|près d['’]|près de|autour de|autour d['’]|in|near|around)\\s*(?:the\\s+)?(${NAME})`,
  'u',
)

function namesIn(what: string): { rest: string; organisation: string; place: string } {
  let rest = ` ${what}`
  const take = (shape: RegExp): string => {
    const found = shape.exec(rest)
    if (!found) return ''
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
    return (found[1] ?? '').replace(/[.,]$/, '').trim()
  }
  const organisation = take(AT_HOUSE) || take(AT) || take(INTO) || take(OFFICES)
  const place = take(PLACE)
  return { rest, organisation, place }
}

const KINDS: readonly (readonly [NeedKind, RegExp])[] = [
  [
    'introduction',
    /\b(?:intros?|introductions?|introduced|mise en relation|etre presente|presenter a|porte d entree|way in|quelqu un chez|quelqu un a la|quelqu un au|someone at|somebody at|anyone at)\b/,
  ],
  [
    'hire',
    /\b(?:recruter|recruit|embaucher|embauche|hire|hiring|stagiaires?|interns?|alternante?s?|apprentis?|apprentice|salariee?s?|employee?s?|collaborat(?:eur|rice)s?|assistante?s?|assistant)\b/,
  ],
  [
    'client',
    /\b(?:clients?|clientes?|customers?|missions?|mandats?|mandates?|contrats?|contracts?|chantiers?|gigs?|commandes?)\b/,
  ],
  [
    'advice',
    /\b(?:conseils?|avis|advice|opinions?|guidance|tips|mentor|mentore|regard exterieur|second look|parler a|talk to|savoir comment|comprendre comment|know how to|understand how)\b/,
  ],
  [
    'place',
    /\b(?:bureaux?|locaux|local|salles?|lieux?|espaces?|coworking|appartements?|logements?|maison|entrepot|garage|emplacement|terrain|offices?|rooms?|venues?|places?|spaces?|desks?|flats?|apartments?|workshop|premises|toit)\b/,
  ],
  [
    'supplier',
    /\b(?:fournisseurs?|prestataires?|suppliers?|providers?|freelances?|contractors?|independante?s?)\b/,
  ],
]

function kindOf(what: string, organisation: string): NeedKind {
  const words = foldedWords(what)
  const text = words.join(' ')
  const named = KINDS.filter(([, shape]) => shape.test(text)).map(([kind]) => kind)
  // « un conseil en image » is asked of a trade; « un avis sur mon site » is advice.
  if (named[0] !== undefined) return named[0]
  if (organisation !== '' && !words.some(isTrade)) return 'introduction'
  return words.some(isTrade) ? 'supplier' : 'other'
}

const CONNECTORS =
  /\s*[,;:()/]\s*|\s+(?:qui (?:connaît|connaisse|connait|sait|sache|fait|fasse|aime|parle|travaille)|qui|who (?:knows|does|can|speaks|works|makes|loves)|who|that|pour|sur|en|dans|avec|et|ou|avant|d['’]ici|for|about|in|with|and|or|on|before|specialised in|spécialisée? en|spécialiste (?:de|du|des))\s+/iu
const ARTICLES =
  /^(?:(?:avec|with|pour|for|d['’]un|d['’]une|une?|des|du|de la|de l['’]|de|d['’]|la|les?|l['’]|quelques|quelqu['’]un|plusieurs|mon|ma|mes|notre|nos|an?|some|the|my|our|any|good|bonn?e?s?|petite?s?|deux|trois|two|three)(?:\s+|(?<=['’])))+/iu
const OF_KIND =
  /^(?:entrée|entry|clients?|clientes?|customers?|missions?|mandats?|mandates?|contrats?|contracts?|chantiers?|gigs?|conseils?|avis|advice|opinions?|guidance|tips|fournisseurs?|prestataires?|suppliers?|providers?|intros?|introductions?|mise en relation|quelqu['’]un|someone|somebody|anyone|person|personne|recruter|embaucher|hire|hiring|bureaux?|offices?|lieux?|places?|local|locaux|espaces?|spaces?|salles?|rooms?|desks?|venues?|presenter|présenté)\b\s*(?:de\s+|d['’]|du\s+|des\s+|en\s+|à\s+|chez\s+|of\s+|for\s+|to\s+|at\s+)?/iu
const TIME =
  /^(?:\d+|un|une|deux|trois|quatre|cinq|six|one|two|three|four|five|ce|cette|this|next|la|le|lundi|mardi|mercredi|jeudi|vendredi|début|fin|mi)?\s*(?:jours?|semaines?|mois|ans?|années?|matin|week|weeks|months?|days?|years?|printemps|été|automne|hiver|spring|summer|autumn|winter|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|january|february|march|april|may|june|july|august|september|october|november|december)(?:\s+\S+)?$/iu

const MOST_SKILLS = 6

function skillsIn(text: string, kind: NeedKind): string[] {
  const parts = text
    .split(CONNECTORS)
    .map(part => withoutArticles(part.trim()))
    .map(part => withoutArticles(part.replace(OF_KIND, '').trim()))
    // A kind is said once: « stagiaire » tells what is looked for, « client » tells nobody.
    .filter(part => /\p{L}/u.test(part) && !TIME.test(part) && !SAYS_NOTHING.test(withoutAccents(part)))
  const skills = [...new Set(parts)].slice(0, MOST_SKILLS)
  return kind === 'introduction' && skills.length === 0 ? [] : skills
}

const SAYS_NOTHING =
  /^(?:me|moi|nous|us|quelqu.un|quelque chose|something|aide|help|coup de main|hand|ca|cela|it|this|that|plusieurs|(?:\S+ )?(?:personnes?|people)|rapidement|vite|soon|asap|urgent|pas cher|pas chere?|cheap)$/

function withoutArticles(text: string): string {
  return text.replace(ARTICLES, '').trim()
}
