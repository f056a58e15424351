import type { Day } from '../lib/day.ts'
import { addDays, weekday } from '../lib/day.ts'
import { type DayContext, readDay } from './capture-day.ts'
import type { ReadPerson } from './capture-people.ts'
import { type Line, matchAt, type Range, rangeIn } from './capture-text.ts'
import { CHANNEL_PHRASES } from './capture-words.ts'

/** A follow-up to be, before it has a person and an id. */
export interface PromiseDraft {
  /** The clause as typed. */
  text: string
  by: 'me' | 'them'
  dueOn: Day | null
  /** Within the note: the sentence stays there too. */
  at: Range
  /** Whom it concerns, where the line tells of no encounter; else those who were met. */
  person: ReadPerson | null
}

const DO_FR =
  '(?:envoie|transmets|passe|fais|prepare|rappelle|rapporte|apporte|prete|donne|presente|ecris|reponds|reviens|relance|confirme|paie|paye|rends|montre|partage|mets|recontacte|contacte|appelle|invite|tiens|fournis|commande|reserve|redige|depose|\\p{L}{2,}rai)'
const DO_EN =
  '(?:send|call|email|text|write|introduce|connect|bring|lend|give|pay|return|forward|share|prepare|book|get back|follow up|let|put|check|ring|phone|show|invite|find|review|draft)'

/** After a comma, bare: « lui envoyer le devis », "send her the link". */
const TASK_FR =
  '(?:envoyer|transmettre|passer|faire|preparer|rappeler|rapporter|apporter|preter|donner|presenter|ecrire|repondre|relancer|confirmer|payer|rendre|montrer|partager|recontacter|contacter|proposer|demander)'
const TASK_EN = '(?:send|call|email|text|lend|give|introduce|return|forward|ring|phone|pay|show)'

const MINE = new RegExp(
  [
    `(?:penser a |ne pas oublier (?:de |d'))(?:(?:lui|leur|le|la|les) |l')?\\p{L}`,
    `(?:lui|leur) (?:en )?${TASK_FR}(?!\\p{L})`,
    `(?:a )?(?:envoyer|rappeler|relancer|recontacter) (?=\\p{L})`,
    'je (?:lui|leur|te|vous) dois (?!beaucoup|tout)',
    `(?:don't forget|remember) to (?=\\p{L})`,
    `${TASK_EN} (?:him|her|them)(?: back)?(?!\\p{L})|get back to (?:him|her|them)(?!\\p{L})`,
    `je (?:(?:lui|leur|te|vous|la|le|les) |t'|l')?(?:en |y )?${DO_FR}(?!\\p{L})(?! (?:bien|plaisir|confiance|du bien))`,
    "je (?:dois|vais|devrai|devrais) (?:(?:lui|leur|le|la|les|te|vous) |l')?\\p{L}{2,}(?:er|ir|re|oir)(?!\\p{L})",
    "j'(?:appelle|envoie|ecris|invite|apporte|\\p{L}{2,}rai)(?!\\p{L})",
    "(?:j'ai )?promis (?:de |d'|que je )",
    'il faut que je ',
    `(?:i'll|i will|i must|i should|i need to|i have to|i've got to|i'm going to|remember to|need to|must) (?:\\p{L}+ )?${DO_EN}(?!\\p{L})`,
    '(?:i )?(?:have )?promised (?:(?:him|her|them) )?to ',
    'i owe \\p{L}+ ',
    "je dois (?:(?:une?|des|le|la|les) |l')",
    '(?:todo|to do|a faire) ?:? ?(?=\\p{L})',
  ].join('|'),
  'yu',
)

const WHO = "(?:il|elle|ils|elles|on|\\p{L}[\\p{L}'-]*)"
const THEIRS = new RegExp(
  [
    `${WHO} (?:(?:doit|doivent|va|vont|devrait) )?(?:m'|me |nous )(?:en |y )?(?:envoie|transmet|passe|fait|rappelle|rapporte|apporte|prete|donne|presente|ecrit|repond|relance|confirme|paie|rend|montre|met|recontacte|contacte|appelle|invite|tient|\\p{L}{2,}(?:ra|ront|r|re))(?:nt)?(?!\\p{L})`,
    `(?:he|she|they|\\p{L}+)(?:'ll| will| is going to| are going to| promised to| has to| must| should) (?:\\p{L}+ )?${DO_EN}(?!\\p{L})`,
  ].join('|'),
  'yu',
)

const END =
  /[,;.!?…\n()—](?!\d)| - |:(?= )| (?:et|and|puis|then|mais|but) (?=(?:je|j'|il|elle|on|i|i'll|she|he|they|she'll|he'll|they'll)(?![\p{L}]))/gu
const DUE = /(?:d'ici (?:a )?|avant |pour |by |before |until |d'ici la )/uy
const END_OF_WEEK =
  /(?:fin de (?:la )?semaine|fin de semaine|(?:the )?end of (?:the |this )?week|this week|cette semaine)(?!\p{L})/u
const END_OF_MONTH = /(?:fin (?:du |de )mois|(?:the )?end of (?:the |this )?month)(?!\p{L})/u

/**
 * What somebody says they will do, clause by clause, between two places of the folded text. Conservative: only plain
 * openings («je lui envoie», "I'll send", «il doit me rappeler»), nothing of the past.
 */
export function readPromises(line: Line, from: number, to: number, context: DayContext): PromiseDraft[] {
  return clauses(line.text, from, to).flatMap(([start, end]) => {
    const by = promiser(line.text, start)
    return by ? [promiseOf(line, [start, end], by, context)] : []
  })
}

/** The promises of a line that tells nothing else: what is said besides goes with the promise before it. */
export function readOnlyPromises(
  line: Line,
  context: DayContext,
): (PromiseDraft & { from: number; to: number })[] {
  const parts: { by: 'me' | 'them'; from: number; to: number }[] = []
  for (const [from, to] of clauses(line.text, 0, line.text.length)) {
    const by = promiser(line.text, from)
    const last = parts.at(-1)
    const isHeading =
      last !== undefined && /^(?:a faire|todo|to do)$/.test(line.text.slice(last.from, last.to).trim())
    if (last && (!by || isHeading)) last.to = to
    else parts.push({ by: by ?? (matchAt(NAMED_WILL, line.text, from) ? 'them' : 'me'), from, to })
  }
  return parts.map(({ by, from, to }) => ({ ...promiseOf(line, [from, to], by, context), from, to }))
}

/** Whether what opens there is to be done, and tells of no encounter. */
export function opensPromise(text: string, at: number, context: DayContext): boolean {
  const clause = clauses(text, at, text.length)[0]
  if (!clause) return false
  const words = text.slice(at, clause[1])
  const by = promiser(text, at)
  if (by === 'me' || matchAt(NAMED_WILL, text, at)) return true
  if (by === 'them') return matchAt(WILL, text, at) !== null || dueDay(words, context) !== null
  if (matchAt(TO_DO, text, at)) return true
  if (matchAt(ORDER, text, at) && (/ back(?!\p{L})/u.test(words) || hasTomorrow(words, context))) return true
  const isWork = matchAt(INFINITIVE, text, at) !== null || matchAt(BARE_VERB, text, at) !== null
  const isNoun = CHANNEL_PHRASES.some(({ pattern }) => matchAt(pattern, text, at))
  return isWork && !isNoun && hasDeadline(words, context)
}

function promiseOf(
  line: Line,
  [start, end]: [number, number],
  by: 'me' | 'them',
  context: DayContext,
): PromiseDraft {
  const at = rangeIn(line, start, end)
  return {
    text: line.raw.slice(at.start, at.end),
    by,
    dueOn: dueDay(line.text.slice(start, end), context),
    at,
    person: null,
  }
}

const WILL = new RegExp(
  `${WHO}(?: (?:doit|doivent|va|vont|devrait) |(?:'ll| will| is going to| are going to| promised to| has to| must| should) | (?:m'|me |nous )(?:en |y )?\\p{L}{2,}(?:ra|ront)(?!\\p{L}))|(?:ils?|elles?|he|she|they)(?!\\p{L})`,
  'yu',
)
/** « Sophie Leroy va m'envoyer … »: a name of several words. */
const NAMED_WILL = new RegExp(
  `(?!(?:je|j'|i|tu|vous|you|we|nous)(?!\\p{L}))${WHO}(?: ${WHO}){1,2} (?:(?:doit|va|devrait) (?:m'|me |nous )|(?:will|must|has to|is going to|promised to) ${DO_EN}(?!\\p{L}))`,
  'yu',
)
/** Verbs that open a line only as what remains to be done. */
const TO_DO = new RegExp(
  `(?:${TASK_FR}|remercier|acheter|prendre|facturer|regler|verifier|appeler|commander|reserver|inviter|deposer|finir|terminer|signer|recuperer|prevenir|feliciter|aider|thank|ask|introduce|remind|reply to|respond to|follow up with|get back to|congratulate|chase|prepare) (?=\\p{L})`,
  'yu',
)
const INFINITIVE = /\p{L}{2,}(?:er|ir|re|oir) /uy
const BARE_VERB = /\p{L}{3,} /uy
/** An order to oneself; "call with Paul" is none. */
const ORDER =
  /(?:call|ring|phone|text|e-?mail|message|send|write)(?: to)? (?!with|from|to |by |back )(?=\p{L})/uy
const DEADLINE = /(?<!\p{L})(?:d'ici (?:a )?(?:la )?|avant (?:le )?|by |before )/gu

/** « avant le 5 décembre », "by Friday". */
function hasDeadline(words: string, context: DayContext): boolean {
  return [...words.matchAll(DEADLINE)].some(
    ({ 0: lead, index }) =>
      readDay(words, index + lead.length, { ...context, ahead: true }) !== null ||
      END_OF_WEEK.test(words.slice(index)) ||
      END_OF_MONTH.test(words.slice(index)),
  )
}

/** In writing, what has a day ahead is not done yet; a call may be an appointment. */
function hasTomorrow(words: string, context: DayContext): boolean {
  const due = dueDay(words, context)
  return (
    !/^(?:call|ring|phone)/.test(words) &&
    due !== null &&
    due > context.today &&
    /(?:tomorrow|next|by|before) ?/.test(words)
  )
}

/** Whose promise opens there, if one does. */
function promiser(text: string, at: number): 'me' | 'them' | null {
  if (matchAt(MINE, text, at)) return 'me'
  const theirs = matchAt(THEIRS, text, at)
  return theirs && !/^(?:je|j'|i|tu|vous|you|we|nous)(?!\p{L})/u.test(theirs[0]) ? 'them' : null
}

function clauses(text: string, from: number, to: number): [number, number][] {
  const found: [number, number][] = []
  let start = from
  END.lastIndex = from
  for (let match = END.exec(text); match && match.index < to; match = END.exec(text)) {
    found.push([start, match.index])
    start = match.index + match[0].length
  }
  found.push([start, to])
  return found
    .map(([first, last]): [number, number] => [opening(text, first, last), last])
    .filter(([first, last]) => first < last)
}

/** Past the blanks and joining words: « et je lui envoie ». */
function opening(text: string, from: number, to: number): number {
  const lead = /^(?: |et |and |donc |so |puis |then |mais |but |sinon |- )*/u.exec(text.slice(from, to))
  return from + (lead?.[0].length ?? 0)
}

/** The day by which, the first one said in the clause; a promise looks ahead. */
function dueDay(clause: string, context: DayContext): Day | null {
  for (let at = 0; at < clause.length; at++) {
    if (at > 0 && /[\p{L}\p{N}'-]/u.test(clause[at - 1] as string)) continue
    const start = at + (matchAt(DUE, clause, at)?.[0].length ?? 0)
    const due = readDay(clause, start, { ...context, ahead: true })
    if (due && due.day >= context.today) return due.day
  }
  if (END_OF_WEEK.test(clause)) return addDays(context.today, (5 - weekday(context.today) + 7) % 7)
  return END_OF_MONTH.test(clause) ? lastOfMonth(context.today) : null
}

function lastOfMonth(today: Day): Day {
  const inNextMonth = addDays(`${today.slice(0, 8)}28` as Day, 4)
  return addDays(inNextMonth, -Number(inNextMonth.slice(8)))
}
