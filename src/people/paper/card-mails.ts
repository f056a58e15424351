import { withoutAccents } from '../../lib/fold.ts'
import { editsBetween } from '../../lib/linkage/likeness.ts'
import { mailKey } from '../../lib/mail-address.ts'
import { type CardField, isSure, type Piece } from './card-field.ts'

// A character of private use: no text holds it.
export const CUT = '\uE000'

const ENDINGS =
  'com|fr|net|org|eu|io|be|ch|ca|uk|co|de|es|it|lu|nl|pro|paris|bzh|corsica|alsace|info|biz|studio|coop|design|agency|app|dev|tech|digital|immo|shop|art|me|tv|us|quebec|re|gp|mq|nc|pf|mc|swiss|brussels|photo|coach|consulting|edu|gov'
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`
/** A point of a domain: seen as a comma, or with a space that the reader put there. */
const DOT = String.raw`(?:\.|\s?[.,]\s?)`
const MAIL = new RegExp(
  String.raw`(?:(?:adresse )?(?:e-?mails?|mail|courriel|@|m)\s*[.:]\s*)?([\p{L}\p{N}][\p{L}\p{N}._%+'-]{0,63})\s?([@®©]|\((?:at|a)\)|\[at\])\s?((?:${LABEL}${DOT}){1,4}(?:${ENDINGS}|\p{L}{2,6}))(?![\p{L}\p{N}@])`,
  'giu',
)
/** `www.`, and what is taken for it: `Wwww.`, `vww.`, `www,`. */
const WEB = String.raw`(?:[vw]{2,6}\s?[.,]\s?)`
const SITE = new RegExp(
  String.raw`(?:(?:site(?: web| internet)?|web(?:site)?|internet)\s*[.:]\s*)?(?<![@\p{L}\p{N}.-])(?:(https?\s?:\s?/\s?/\s?)?(${WEB})?((?:${LABEL}${DOT}){1,4}(?:${ENDINGS}))(/[^\s,;|]*)?)(?![\p{L}\p{N}@])`,
  'giu',
)

export interface Taken {
  fields: CardField[]
  /** What is left of the line, cut where they stood. */
  left: string
}

/** The mail addresses of a piece, mended: no space around @, no comma for a point, no accent, ® and © for @. */
export function takeMails({ text, line, ...seen }: Piece): Taken {
  const fields: CardField[] = []
  const left = text.replace(MAIL, (whole, local: string, at: string, domain: string) => {
    const spelt = `${local}@${domain.replace(/\s/g, '').replace(/,/g, '.')}`
    const value = withoutAccents(spelt).replace(/^[._-]+/, '')
    if (mailKey(value) === null) return whole
    const isMended = at !== '@' || /[,]/.test(domain) || withoutAccents(spelt) !== spelt.toLowerCase()
    fields.push({ name: 'email', value, types: [], lines: [line], isDoubtful: isMended || !isSure(seen) })
    return CUT
  })
  return { fields, left }
}

/** The sites of a piece, and profiles on LinkedIn. */
export function takeSites({ text, line, ...seen }: Piece): Taken {
  const fields: CardField[] = []
  const left = text.replace(
    SITE,
    (whole, _: string | undefined, web: string | undefined, host: string, path = '') => {
      const bare = withoutAccents(host.replace(/\s/g, '').replace(/,/g, '.'))
      const read = { types: [], lines: [line], isDoubtful: /,/.test(host) || !isSure(seen) }
      const slug = /(?:^|\.)linkedin\.com$/.test(bare) ? /^\/in\/([^/?#]+)/i.exec(path)?.[1] : undefined
      const address = `https://${web ? 'www.' : ''}${bare}${path.replace(/[.)]+$/, '')}`
      if (!URL.canParse(address)) return whole
      fields.push(
        slug
          ? { ...read, name: 'profile', value: `https://www.linkedin.com/in/${slug}`, types: ['linkedin'] }
          : { ...read, name: 'url', value: address.replace(/\/$/, '') },
      )
      return CUT
    },
  )
  return { fields, left }
}

/**
 * Mails held against what else the card says: a domain or a name that is almost theirs is one letter misread, on one side
 * or the other.
 */
export function heldTogether(fields: readonly CardField[]): CardField[] {
  const name = fields.find(field => field.name === 'name')
  const words = withoutAccents(name?.value ?? '').match(/\p{L}{4,}/gu) ?? []
  const sites = fields.filter(field => field.name === 'url')
  const atOdds = new Set<CardField>()
  for (const mail of fields.filter(field => field.name === 'email')) {
    const [local = '', domain = ''] = mail.value.split('@')
    for (const site of sites) {
      if (!isAlmost(domain, hostOf(site.value))) continue
      atOdds.add(mail).add(site)
    }
    const parts = local.split(/[^\p{L}]+/u)
    const isMisread = (word: string) => !local.includes(word) && parts.some(part => isAlmost(part, word))
    if (words.some(isMisread)) atOdds.add(mail)
  }
  return fields.map(field => (atOdds.has(field) ? { ...field, isDoubtful: true } : field))
}

/** The words of the domains of mails and sites, of which a firm's name is often made. */
export function domainsOf(fields: readonly CardField[]): string[] {
  return fields
    .filter(({ name }) => name === 'email' || name === 'url')
    .map(({ name, value }) => (name === 'email' ? (value.split('@')[1] ?? '') : hostOf(value)))
    .map(domain => domain.replace(/\.[^.]+$/, '').replace(/\.(?:co|com)$/, ''))
    .filter(
      domain =>
        domain !== '' &&
        !/^(?:gmail|orange|free|wanadoo|hotmail|outlook|yahoo|icloud|laposte|sfr|live|proton|protonmail|me)$/.test(
          domain,
        ),
    )
}

function hostOf(address: string): string {
  return URL.parse(address)?.hostname.replace(/^www\./, '') ?? ''
}

function isAlmost(one: string, other: string): boolean {
  return one !== other && one.length > 3 && editsBetween(one, other, 2) <= (other.length > 9 ? 2 : 1)
}
