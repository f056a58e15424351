import type { Day } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import type { SpokenPart } from './episode.ts'

type Language = 'fr' | 'en'
type Rule = readonly [RegExp, string | ((...found: string[]) => string)]

/** What is written under one heading. */
export interface WrittenPart {
  title: string
  text: string
}

/** Headings and paragraphs as they are said, each a chapter; what has nothing to say is left out. */
export function spokenParts(parts: readonly WrittenPart[], language: Language): SpokenPart[] {
  return parts
    .map(({ title, text }) => ({ title: title.trim(), text: sentencesIn(text, language) }))
    .filter(({ text }) => text.length > 0)
    .map(({ title, text }) => ({
      title: title === '' ? (text[0] as string) : title,
      sentences: title === '' ? text : [...sentencesIn(title, language), ...text],
    }))
}

/** A text as sentences for the ear: what the eye reads as signs is said in words. */
export function sentencesIn(text: string, language: Language): string[] {
  return text
    .split(/\n+/)
    .map(line => forTheEar(line, language))
    .flatMap(line => line.split(/(?<=[.!?…])\s+(?=[\p{Lu}\p{N}])/u))
    .map(sentence => sentence.trim())
    .filter(sentence => /[\p{L}\p{N}]/u.test(sentence))
    .map(sentence => (/[.!?…]$/.test(sentence) ? sentence : `${sentence}.`))
}

/** One line, with its numbers, dates, hours, sums and abbreviations said as people say them. */
export function forTheEar(line: string, language: Language): string {
  let said = line
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replaceAll('’', "'")
    .replaceAll('\u2212', '-')
  for (const [pattern, words] of language === 'fr' ? FRENCH : ENGLISH) {
    said = said.replace(pattern, words as string)
  }
  return said
    .replace(/\s+([,.])/g, '$1')
    .replace(/,(\s*,)+/g, ',')
    .replace(/\s{2,}/g, ' ')
    .trim()
}

/** Addresses are not for the ear, nor are marks that only the eye needs. */
const BOTH: readonly Rule[] = [
  [/\(?\bhttps?:\/\/[^\s)]+\)?/g, ''],
  [/\(?\b[^\s@(]+@[^\s@)]+\.\w+\)?/g, ''],
  [/[*_#`«»“”"]/g, ''],
  [/\s*[→⇒]\s*/g, ', '],
  [/\s+[–—·]\s+/g, ', '],
  [/\s*[()]\s*/g, ', '],
]

const FEMININE =
  'personnes?|visites?|sorties?|rencontres?|idées?|semaines?|heures?|minutes?|journées?|demi-journées?|missions?|pistes?|invitations?|soirées?|réponses?|fois|propositions?|recommandations?|conversations?|promesses?|entreprises?|places?|villes?|vidéos?|marques?|mises?'
const MONTHS = 'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre'
/** Before what is feminine: twenty-one, thirty-one…, not eleven, seventy-one, ninety-one. */
const ONE = new RegExp(`(?<![\\d,.])(\\d*?)1(?= (?:${FEMININE})(?![\\p{L}-]))`, 'gu')
const TENS = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante']

const FRENCH: readonly Rule[] = [
  ...BOTH,
  [/\b(\d{4}-\d{2}-\d{2})\b/g, (_, day = '') => dayInWords(day as Day, 'fr')],
  [/(\d) (?=\d{3}(?!\d))/g, '$1'],
  [/\bn = (\d)/g, 'n égale $1'],
  [/(\d+),(\d{2}) ?€/g, (_, euros = '', cents = '') => sumIn(euros, cents, 'euro', '')],
  [/(?<![\d,])([01]) ?€/g, '$1 euro'],
  [/(\d) ?k€/g, '$1 mille euros'],
  [/(\d) ?€/g, '$1 euros'],
  [/(\d) ?%/g, '$1 pour cent'],
  [/(?<!\d)1 h(?![\p{L}])(?: ?(\d{2}))?/gu, (_, minutes) => hourIn('une heure', minutes)],
  [
    /\b(\d{1,2}) ?h(?![\p{L}])(?: ?(\d{2})(?!\d))?/gu,
    (_, hour = '', minutes) => hourIn(`${Number(hour)} ${Number(hour) < 2 ? 'heure' : 'heures'}`, minutes),
  ],
  [
    /\b(\d{1,2}):(\d{2})\b/g,
    (_, hour = '', minutes = '') =>
      hourIn(`${Number(hour)} ${Number(hour) < 2 ? 'heure' : 'heures'}`, minutes),
  ],
  [/(\d),(\d)/g, '$1 virgule $2'],
  [new RegExp(`\\b1er (?=${MONTHS})`, 'g'), 'premier '],
  [/\b1er\b/g, 'premier'],
  [/\b1re\b/g, 'première'],
  [/\b(\d+)e\b/g, '$1ième'],
  [/(\d) ?km\/h\b/g, '$1 kilomètres à l’heure'],
  [/(\d) ?km\b/g, '$1 kilomètres'],
  [/(\d) ?min\b\.?/g, '$1 minutes'],
  [/(\d) ?[–—-] ?(\d)/g, '$1 à $2'],
  [/(\d) ?\/ ?(\d)/g, '$1 sur $2'],
  [/(?<![\p{L}\d])\+ ?(?=\d)/gu, 'plus '],
  [/(?<![\p{L}\d])- ?(?=\d)/gu, 'moins '],
  [/\bM\. (?=\p{Lu})/gu, 'monsieur '],
  [/\bMmes /g, 'mesdames '],
  [/\bMme /g, 'madame '],
  [/\bMM\. /g, 'messieurs '],
  [/\bp\. ex\./g, 'par exemple'],
  [/\bc\.-à-d\./g, "c'est-à-dire"],
  [/\betc\.(?=\s+\p{Lu}|\s*$)/gu, 'et cetera.'],
  [/\betc\./g, 'et cetera'],
  [/\benv\. /g, 'environ '],
  [/\bn[°º] ?(?=\d)/g, 'numéro '],
  [/ & /g, ' et '],
  [ONE, (whole, before = '') => oneIn(whole, before)],
]

const ENGLISH: readonly Rule[] = [
  ...BOTH,
  [/\b(\d{4}-\d{2}-\d{2})\b/g, (_, day = '') => dayInWords(day as Day, 'en')],
  [/(\d),(?=\d{3}(?!\d))/g, '$1'],
  [/\bn = (\d)/g, 'n equals $1'],
  [/€(\d+)\.(\d{2})\b/g, (_, euros = '', cents = '') => sumIn(euros, cents, 'euro', ' cents')],
  [/€1(?![\d.])/g, '1 euro'],
  [/€(\d+(?:\.\d+)?)/g, '$1 euros'],
  [/(\d) ?€/g, '$1 euros'],
  [/(\d) ?%/g, '$1 percent'],
  [/\b([01]?\d|2[0-3]):([0-5]\d)\b/g, (_, hour = '', minutes = '') => clockIn(Number(hour), minutes)],
  [/(\d) ?km\b/g, '$1 kilometres'],
  [/(\d) ?min\b\.?/g, '$1 minutes'],
  [/(\d) ?[–—-] ?(\d)/g, '$1 to $2'],
  [/(\d) ?\/ ?(\d)/g, '$1 out of $2'],
  [/(?<![\p{L}\d])\+ ?(?=\d)/gu, 'plus '],
  [/(?<![\p{L}\d])- ?(?=\d)/gu, 'minus '],
  [/\be\.g\.,?/g, 'for example'],
  [/\bi\.e\.,?/g, 'that is'],
  [/\betc\.(?=\s+\p{Lu}|\s*$)/gu, 'and so on.'],
  [/\betc\./g, 'and so on'],
  [/\bMr\.? (?=\p{Lu})/gu, 'mister '],
  [/\bMrs\.? (?=\p{Lu})/gu, 'missus '],
  [/\bvs\.? /g, 'versus '],
  [/\bno\. (?=\d)/gi, 'number '],
  [/ & /g, ' and '],
]

function hourIn(hour: string, minutes: string | undefined): string {
  return minutes === undefined || !/[1-9]/.test(minutes) ? hour : `${hour} ${Number(minutes)}`
}

/** On the clock of twelve hours, as it is said. */
function clockIn(hour: number, minutes: string): string {
  if (minutes === '00' && hour % 12 === 0) return hour === 0 ? 'midnight' : 'noon'
  const said = minutes === '00' ? '' : Number(minutes) < 10 ? ` oh ${Number(minutes)}` : ` ${minutes}`
  return `${hour % 12 || 12}${said} ${hour < 12 ? 'a.m.' : 'p.m.'}`
}

function sumIn(euros: string, cents: string, coin: string, after: string): string {
  const whole = `${euros} ${coin}${Number(euros) < 2 ? '' : 's'}`
  return Number(cents) === 0 ? whole : `${whole} ${after === '' ? '' : 'and '}${Number(cents)}${after}`
}

/** « une visite », « vingt et une visites »: as figures the voice would say « un ». */
function oneIn(whole: string, before: string): string {
  if (before === '') return 'une'
  const ten = TENS[Number(before.slice(-1))]
  if (ten) return `${before.length > 1 ? `${before.slice(0, -1)}00 ` : ''}${ten} et une`
  return before.endsWith('0') ? `${before}0 une` : whole
}
