import type { TFunction } from 'i18next'
import type { Civility } from './person.ts'

/** Who is written to, as the owner speaks to them, and how one signs. */
export interface Addressee {
  givenName: string
  familyName: string
  civility: Civility | null
  /** Null: `vous`. */
  addressForm: 'tu' | 'vous' | null
  /** Under the message; ''. */
  signature: string
}

/** Whom one writes to, and by what they are reached. */
export interface Reached {
  addressee: Addressee
  /** The whole name; ''. */
  name: string
  phone: string | null
  email: string | null
}

/** A message proposed, to be changed at will. */
export interface Draft {
  subject: string
  text: string
}

/** « Bonjour Madame Dupont, » */
export function greeting(
  { addressForm, civility, givenName, familyName }: Omit<Addressee, 'signature'>,
  t: TFunction,
): string {
  const form = addressForm ?? 'vous'
  if (form === 'vous' && familyName !== '' && (civility === 'madam' || civility === 'sir')) {
    const title = t(`people:draft.title.${civility}`)
    return t('people:draft.greeting.formal', { title, name: familyName })
  }
  return givenName === ''
    ? t('people:draft.greeting.nameless')
    : t(`people:draft.greeting.${form}`, { name: givenName })
}

/** « Bien à vous, » and the owner's name. */
export function goodbye(
  { addressForm, signature }: Pick<Addressee, 'addressForm' | 'signature'>,
  t: TFunction,
): string {
  const words = t(`people:draft.goodbye.${addressForm ?? 'vous'}`)
  return signature === '' ? words : `${words}\n${signature}`
}

/** The draft as a link that opens the mail or the message program, filled in. */
export function mailtoOf(email: string, { subject, text }: Draft): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
}

/** RFC 5724. */
export function smsOf(phone: string, { text }: Pick<Draft, 'text'>): string {
  return `sms:${phone.replace(/[^\d+*#]/g, '')}?body=${encodeURIComponent(text)}`
}
