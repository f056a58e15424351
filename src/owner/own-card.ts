import { escapeText } from '../lib/vcard/text.ts'

/** What the owner's card for others says besides their name and trade; '' is not said. */
export interface OwnCard {
  organisation: string
  phone: string
  mail: string
  url: string
}

interface Owner {
  ownerName: string
  trade: string
  card: OwnCard
}

export const NO_OWN_CARD: OwnCard = { organisation: '', phone: '', mail: '', url: '' }

/** Octets: a code of more needs squares too small for a camera at arm's length. */
export const MOST_OCTETS = 350

export type LeftOut = 'trade' | 'organisation' | 'url'

/**
 * The owner's card as a vCard 3.0 (RFC 2426) short enough for a code, and what was left out of it for that: the trade
 * first, then the organisation, then the site. null without a name or any way to be reached.
 */
export function ownVcard({ ownerName, trade, card }: Owner): {
  text: string
  leftOut: LeftOut[]
} | null {
  const name = ownerName.trim()
  if (name === '' || card.phone + card.mail + card.url === '') return null
  const [given = '', ...family] = name.split(/\s+/)
  const said = (key: string, value: string) => (value.trim() === '' ? [] : [`${key}:${value.trim()}`])
  const text = (without: readonly LeftOut[]) =>
    [
      ...['BEGIN:VCARD', 'VERSION:3.0'],
      `N:${escapeText(family.join(' '))};${escapeText(given)};;;`,
      `FN:${escapeText(name)}`,
      ...said('ORG', without.includes('organisation') ? '' : escapeText(card.organisation)),
      ...said('TITLE', without.includes('trade') ? '' : escapeText(trade)),
      ...said('TEL', escapeText(card.phone)),
      ...said('EMAIL', escapeText(card.mail)),
      ...said('URL', without.includes('url') ? '' : card.url),
      'END:VCARD',
    ].join('\r\n')
  const leaving: LeftOut[][] = [[], ['trade'], ['trade', 'organisation'], ['trade', 'organisation', 'url']]
  const leftOut = leaving.find(without => octetsOf(text(without)) < MOST_OCTETS)
  return leftOut ? { text: text(leftOut), leftOut: leftOut.filter(each => isSaid(each, trade, card)) } : null
}

function isSaid(name: LeftOut, trade: string, card: OwnCard): boolean {
  return (name === 'trade' ? trade : card[name]).trim() !== ''
}

function octetsOf(text: string): number {
  return new TextEncoder().encode(text).length
}
