import { withoutAccents } from './fold.ts'

const DAYS = ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche']
const CODES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su']

/**
 * Hours as people type them in French, nearly as OpenStreetMap writes them: « du lundi au vendredi de 9h à 12h30 et de
 * 14h à 18h, fermé le dimanche » → `Mo-Fr 09:00-12:30,14:00-18:00; Su off`. What it does not know stays as it is, for
 * the reader to complain of.
 */
export function hoursTyped(text: string): string {
  // What stands between quotes is for people, and stays.
  return text
    .split(/("[^"]*")/)
    .map((piece, at) => (at % 2 === 1 ? piece : ` ${coded(piece)} `))
    .join('')
    .trim()
}

/** Whether somebody wrote French words or hours, which the writing of OpenStreetMap has not. */
export function areHoursFrench(text: string, language: 'fr' | 'en'): boolean {
  // « mar » is a day in French and a month in English.
  return FRENCH.test(text) || (language === 'fr' && /\bmar\b/i.test(text))
}

const FRENCH =
  /\b(lun|mer|jeu|ven|sam|dim)\b|\b(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b|\d ?h(eures?)?\b|\bferm[ée]|\bjours?\b|\bsauf\b/i

function coded(text: string): string {
  const plain = withoutAccents(text.replace(/[–—]/g, '-').replace(/’/g, "'"))
  const rules = plain
    .replace(/\bjours? feries?\b|\bferies?\b/g, 'PH')
    .replace(/\b(tous les jours|7j? ?(\/|sur) ?7j?)/g, 'Mo-Su')
    .replace(/\b(24h? ?(\/|sur) ?24h?)/g, '00:00-24:00')
    .replace(
      new RegExp(`\\b(${DAYS.map(day => `${day}|${day.slice(0, 3)}`).join('|')})s?\\b\\.?`, 'g'),
      found => CODES[DAYS.findIndex(day => found.startsWith(day.slice(0, 3)))] as string,
    )
    .replace(/\b(\d{1,2}) ?h(?:eures?)?(?: ?(\d{2}))?\b/g, (_, hour: string, minute = '00') =>
      clock(hour, minute),
    )
    .replace(/\bmidi\b/g, '12:00')
    .replace(/\bminuit\b/g, '24:00')
    .replace(/\bfermes?\b|\bfermee?s?\b/g, 'off')
    .replace(
      /,? ?\b(sauf|excepte) (?:le |les )?((?:PH|[A-Z][a-z])(?: ?(?:,|et|-|au) ?(?:PH|[A-Z][a-z]))*)/g,
      '; off $2',
    )
    .replace(/\b(ouvert|du|de|le|les|des)\b/g, ' ')
    .replace(/ ?\b(au|a|jusqu'a)\b ?/g, '-')
    .replace(/ ?\bet\b ?| ?& ?/g, ',')
    .replace(/ *- */g, '-')
    .replace(/\s+/g, ' ')
    .trim()
  return rules
    .split(/[;\n]|(?<=\d ?),(?= ?(?:off|[A-Z][a-z]|PH))/)
    .map(ruled)
    .filter(Boolean)
    .join('; ')
}

/** Days before hours, and `Su off` for « off Su ». */
function ruled(rule: string): string {
  const text = rule.replace(/^[\s,]+|[\s,.]+$/g, '').replace(/ ?, ?/g, ',')
  const closed = /^off ((?:PH|[A-Z][a-z])(?:[-,](?:PH|[A-Z][a-z]))*)$/.exec(text)
  if (closed) return `${closed[1]} off`
  const turned = /^([\d:,-]+) ((?:PH|[A-Z][a-z])(?:[-,](?:PH|[A-Z][a-z]))*)$/.exec(text)
  return turned ? `${turned[2]} ${turned[1]}` : text
}

function clock(hour: string, minute: string): string {
  return `${hour.padStart(2, '0')}:${minute}`
}
