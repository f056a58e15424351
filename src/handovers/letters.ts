import type { TFunction } from 'i18next'
import type { Day } from '../lib/day.ts'
import type { Civility } from '../people/person.ts'
import { dayInWords } from './day-in-words.ts'

/** To whom a letter goes, and who signs it. */
export interface Correspondent {
  givenName: string
  familyName: string
  civility: Civility | null
  addressForm: 'tu' | 'vous'
  email: string | null
  signature: string
}

export interface HandoverLetter {
  subject: string
  text: string
  /** Opens the mail program, filled in; null where there is no address. */
  mailto: string | null
}

interface Settings {
  t: TFunction
  language: 'fr' | 'en'
}

/** To the peer: the mandate in a word, the link, how long it opens. */
export function invitation(
  to: Correspondent,
  { what, url, expiresOn }: { what: string; url: string; expiresOn: Day },
  settings: Settings,
): HandoverLetter {
  const until = dayInWords(expiresOn, settings.language)
  return letter(to, 'invitation', { what, url, until }, settings)
}

/** To the peer who has not answered: without the link, which only their first letter knows. */
export function reminder(
  to: Correspondent,
  { what, sentOn, expiresOn }: { what: string; sentOn: Day; expiresOn: Day },
  settings: Settings,
): HandoverLetter {
  const words = {
    what,
    sent: dayInWords(sentOn, settings.language),
    until: dayInWords(expiresOn, settings.language),
  }
  return letter(to, 'reminder', words, settings)
}

/** To the client, before anything of theirs leaves. */
export function consent(
  to: Correspondent,
  { what, peer }: { what: string; peer: string },
  settings: Settings,
): HandoverLetter {
  return letter(to, 'consent', { what, peer }, settings)
}

/** To the client, once a peer took over. */
export function takeover(
  to: Correspondent,
  { what, peer }: { what: string; peer: string },
  settings: Settings,
): HandoverLetter {
  return letter(to, 'takeover', { what, peer }, settings)
}

function letter(
  to: Correspondent,
  kind: 'invitation' | 'reminder' | 'consent' | 'takeover',
  words: Record<string, string>,
  { t }: Settings,
): HandoverLetter {
  const form = to.addressForm
  const body = t(`handovers:letter.${form}.${kind}`, words)
  const goodbye = t(`handovers:letter.${form}.goodbye`)
  const subject = t(`handovers:letter.subject.${kind}`, words)
  const end = to.signature === '' ? goodbye : `${goodbye}\n${to.signature}`
  const text = [greeting(to, t), body, end].join('\n\n')
  return { subject, text, mailto: to.email && mailto(to.email, subject, text) }
}

function greeting({ addressForm, civility, givenName, familyName }: Correspondent, t: TFunction): string {
  if (addressForm === 'vous' && familyName !== '' && (civility === 'madam' || civility === 'sir')) {
    return t(`handovers:letter.greeting.${civility}`, { name: familyName })
  }
  return givenName === ''
    ? t('handovers:letter.greeting.nameless')
    : t(`handovers:letter.greeting.${addressForm}`, { name: givenName })
}

function mailto(email: string, subject: string, text: string): string {
  const address = encodeURIComponent(email).replace('%40', '@')
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
}
