import type { Contact, ContactPoint, PostalAddress } from '../lib/vcard/contact.ts'

/** What a form holds, without the lines left empty. */
export function writtenContact(contact: Contact): Contact {
  return {
    ...contact,
    name: contact.name.trim(),
    phones: written(contact.phones),
    emails: written(contact.emails),
    urls: written(contact.urls),
    profiles: written(contact.profiles),
    addresses: contact.addresses.filter(isWritten).map(withoutEmptyLabel),
  }
}

/** The town of the first address that has one, or ''. */
export function townOf({ addresses }: Contact): string {
  return addresses.find(({ town }) => town !== '')?.town ?? ''
}

function written(points: readonly ContactPoint[]): ContactPoint[] {
  return points
    .filter(({ value }) => value.trim() !== '')
    .map(point => withoutEmptyLabel({ ...point, value: point.value.trim() }))
}

function isWritten({ types: _, label: __, ...lines }: PostalAddress): boolean {
  return Object.values(lines).some(line => line.trim() !== '')
}

function withoutEmptyLabel<T extends { label: string | null }>(point: T): T {
  return point.label?.trim() === '' ? { ...point, label: null } : point
}
