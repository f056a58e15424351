import { isElided } from '../lib/elision.ts'
import { type ContributionKind, WHOLE_SHARE } from './mandate.ts'

/** A source as it is said again; names are never empty. */
export interface PrintedSource {
  kind: ContributionKind
  label: string
  names: readonly string[]
  share: number
}

/**
 * Where work came from, in a line that `readProvenance` reads back: the same chains, labels and shares. The kind of a
 * label that no word tells may be read as another.
 */
export function printProvenance(sources: readonly PrintedSource[], language: 'fr' | 'en'): string {
  const isShared = sources.length > 1
  return sources
    .filter(({ kind, names }) => kind !== 'unknown' || names.length > 0)
    .map(source => {
      const said = language === 'fr' ? french(source) : english(source)
      return isShared ? `${said} ${percent(source.share, language)}` : said
    })
    .join(language === 'fr' ? '\u202f; ' : '; ')
}

function french({ kind, label, names }: PrintedSource): string {
  if (names.length === 0) return label || WORDS.fr[kind]
  const chain = names.reduce((told, name) => `${told}, qui le tient ${isElided(name) ? 'd’' : 'de '}${name}`)
  return label ? `${chain}, rencontré à ${label}` : chain
}

function english({ kind, label, names }: PrintedSource): string {
  if (names.length === 0) return label || WORDS.en[kind]
  const chain = names.reduce((told, name) => `${told}, who heard it from ${name}`)
  return label ? `${chain}, met at ${label}` : chain
}

/** Only those that stand without a label need a word. */
const WORDS: Readonly<Record<'fr' | 'en', Readonly<Record<ContributionKind, string>>>> = {
  fr: {
    referral: 'bouche-à-oreille',
    'former-client': 'ancien client',
    event: 'événement',
    place: 'coworking',
    network: 'réseau en ligne',
    site: 'mon site',
    cold: 'démarchage',
    unknown: '',
  },
  en: {
    referral: 'word of mouth',
    'former-client': 'former client',
    event: 'event',
    place: 'coworking',
    network: 'online',
    site: 'my website',
    cold: 'cold approach',
    unknown: '',
  },
}

function percent(share: number, language: 'fr' | 'en'): string {
  const value = Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format((share * 100) / WHOLE_SHARE)
  return language === 'fr' ? `${value}\u202f%` : `${value}%`
}
