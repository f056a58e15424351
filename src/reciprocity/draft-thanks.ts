import type { TFunction } from 'i18next'
import { type Addressee, type Draft, goodbye, greeting } from '../people/draft.ts'
import type { FavourKind, Occasion, PlaceInChain, ThanksWay } from './favour.ts'

/** What a word of thanks, or of news, is made from. Never an amount. */
export interface ThanksSource {
  addressee: Addressee
  /** The whole name, for a word that others read. */
  name: string
  occasion: Occasion
  place: PlaceInChain | null
  /** Who told the owner what this one had told them; ''. */
  nearer: string
  /** What the mandate is; '' where it is about a favour alone. */
  what: string
  /** As the owner wants them named; '' leaves them out. */
  client: string
  favour: FavourKind | null
}

/**
 * The word as the owner would say it to that person, to be changed at will: a letter by mail, a few lines by message or
 * on a card, one for all to read on a network, three lines to say where one speaks.
 */
export function draftThanks(source: ThanksSource, { way, t }: { way: ThanksWay; t: TFunction }): Draft {
  const subject = subjectOf(source, t)
  const { addressee } = source
  if (way === 'network') return { subject, text: forAllToRead(source, t) }
  const [fact, thanks, closing] = sentences(source, t)
  if (way === 'call' || way === 'in-person') return { subject, text: [fact, thanks, closing].join('\n') }
  const begin = greeting(addressee, t)
  if (way === 'message') return { subject, text: `${begin}\n\n${fact} ${thanks}` }
  const middle = way === 'card' ? `${fact} ${thanks}` : `${fact} ${thanks} ${closing}`
  return { subject, text: [begin, middle, goodbye(addressee, t)].join('\n\n') }
}

function sentences(source: ThanksSource, t: TFunction): [fact: string, thanks: string, closing: string] {
  const form = formOf(source)
  const about = isOfMandate(source.occasion) ? source.occasion : 'favour'
  return [
    factOf(source, t),
    t(`reciprocity:draft.${form}.thanks.${about}`),
    t(`reciprocity:draft.${form}.closing.${about}`),
  ]
}

function factOf(source: ThanksSource, t: TFunction): string {
  const { occasion, place, nearer, favour } = source
  const form = formOf(source)
  const matter = matterOf(source, t)
  if (occasion === 'won') {
    return place === 'behind' && nearer !== ''
      ? t(`reciprocity:draft.${form}.fact.wonBehind`, { nearer, matter })
      : t(`reciprocity:draft.${form}.fact.wonNearest`, { matter })
  }
  if (isOfMandate(occasion)) return t(`reciprocity:draft.${form}.fact.${occasion}`, { matter })
  return t(`reciprocity:draft.${form}.fact.favour.${favour ?? 'service'}`)
}

function forAllToRead(source: ThanksSource, t: TFunction): string {
  const { occasion, name } = source
  return isOfMandate(occasion)
    ? t(`reciprocity:draft.network.${occasion}`, { name, matter: matterOf(source, t) })
    : t('reciprocity:draft.network.favour', { name })
}

function subjectOf(source: ThanksSource, t: TFunction): string {
  const { occasion } = source
  if (occasion === 'won') {
    return t(`reciprocity:draft.subject.${formOf(source) === 'tu' ? 'wonTu' : 'won'}`)
  }
  return t(`reciprocity:draft.subject.${isOfMandate(occasion) ? occasion : 'favour'}`)
}

function matterOf({ what, client }: ThanksSource, t: TFunction): string {
  return client === '' ? what : t('reciprocity:draft.matter', { what, client })
}

function isOfMandate(occasion: Occasion): occasion is 'won' | 'news' | 'delivered' {
  return occasion === 'won' || occasion === 'news' || occasion === 'delivered'
}

function formOf({ addressee }: ThanksSource): 'tu' | 'vous' {
  return addressee.addressForm ?? 'vous'
}
