import type { Contact, ContactPoint } from '../lib/vcard/contact.ts'

/** What a card may say besides: what is not said leaves the card as it is. */
export type SaidBesides = Partial<
  Pick<Contact, 'title' | 'organisation' | 'phones' | 'emails' | 'urls' | 'profiles' | 'addresses'>
>

/** A card with what was said besides, where it does not say it. What it says already stays. */
export function completedContact(contact: Contact, said: SaidBesides): Contact {
  return {
    ...contact,
    title: contact.title || (said.title ?? ''),
    organisation: contact.organisation || (said.organisation ?? ''),
    phones: withPoints(contact.phones, said.phones, lastFigures),
    emails: withPoints(contact.emails, said.emails, value => value.toLowerCase()),
    urls: withPoints(contact.urls, said.urls, bareAddress),
    profiles: withPoints(contact.profiles, said.profiles, bareAddress),
    addresses: contact.addresses.length > 0 ? contact.addresses : (said.addresses ?? []),
  }
}

function withPoints(
  points: readonly ContactPoint[],
  said: readonly ContactPoint[] = [],
  keyOf: (value: string) => string,
): ContactPoint[] {
  const known = new Set(points.map(({ value }) => keyOf(value)))
  return [...points, ...said.filter(({ value }) => value !== '' && !known.has(keyOf(value)))]
}

/** Of a number written with or without its country. */
function lastFigures(value: string): string {
  return value.replace(/\D/g, '').slice(-9)
}

function bareAddress(value: string): string {
  return value.toLowerCase().replace(/^https?:\/\/(?:www\.)?|\/$/g, '')
}
