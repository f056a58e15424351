import type { Day } from '../lib/day.ts'
import { addDays, weekday } from '../lib/day.ts'
import { type DayContext, readDay } from './capture-day.ts'
import { type Line, matchAt, type Range, rangeIn } from './capture-text.ts'

/** A follow-up to be, before it has a person and an id. */
export interface PromiseDraft {
  /** The clause as typed. */
  text: string
  by: 'me' | 'them'
  dueOn: Day | null
  /** Within the note: the sentence stays there too. */
  at: Range
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
    `(?:envoyer|rappeler|relancer|recontacter) (?=\\p{L})`,
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
    'i owe (?:him|her|them) ',
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
  const promises: PromiseDraft[] = []
  for (const [start, end] of clauses(line.text, from, to)) {
    const by = promiser(line.text, start)
    if (!by) continue
    const at = rangeIn(line, start, end)
    const clause = line.text.slice(start, end)
    promises.push({ text: line.raw.slice(at.start, at.end), by, dueOn: dueDay(clause, context), at })
  }
  return promises
}

/** Whose promise opens there, if one does. */
export function promiser(text: string, at: number): 'me' | 'them' | null {
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
