import type { TFunction } from 'i18next'
import type { Day } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { type Draft, goodbye, greeting, mailtoOf, type Reached } from '../people/draft.ts'

export interface MailDraft extends Draft {
  /** Opens the mail program, filled in; null where there is no address. */
  mailto: string | null
}

/** To whom it goes, and who signs it. */
export type Correspondent = Pick<Reached, 'addressee' | 'email'>

interface Settings {
  t: TFunction
  language: 'fr' | 'en'
}

/** To the peer: the mandate in a word, the link, how long it opens. */
export function invitation(
  to: Correspondent,
  { what, url, expiresOn }: { what: string; url: string; expiresOn: Day },
  settings: Settings,
): MailDraft {
  const until = dayInWords(expiresOn, settings.language)
  return drafted(to, 'invitation', { what, url, until }, settings)
}

/** To the peer who has not answered: without the link, which only their first message knows. */
export function reminder(
  to: Correspondent,
  { what, sentOn, expiresOn }: { what: string; sentOn: Day; expiresOn: Day },
  settings: Settings,
): MailDraft {
  const words = {
    what,
    sent: dayInWords(sentOn, settings.language),
    until: dayInWords(expiresOn, settings.language),
  }
  return drafted(to, 'reminder', words, settings)
}

/** To the client, before anything of theirs leaves. */
export function consent(
  to: Correspondent,
  { what, peer }: { what: string; peer: string },
  settings: Settings,
): MailDraft {
  return drafted(to, 'consent', { what, peer }, settings)
}

/** To the client, once a peer took over. */
export function takeover(
  to: Correspondent,
  { what, peer }: { what: string; peer: string },
  settings: Settings,
): MailDraft {
  return drafted(to, 'takeover', { what, peer }, settings)
}

function drafted(
  { addressee, email }: Correspondent,
  kind: 'invitation' | 'reminder' | 'consent' | 'takeover',
  words: Record<string, string>,
  { t }: Settings,
): MailDraft {
  const body = t(`handovers:draft.${addressee.addressForm ?? 'vous'}.${kind}`, words)
  const draft = {
    subject: t(`handovers:draft.subject.${kind}`, words),
    text: [greeting(addressee, t), body, goodbye(addressee, t)].join('\n\n'),
  }
  return { ...draft, mailto: email && mailtoOf(email, draft) }
}
