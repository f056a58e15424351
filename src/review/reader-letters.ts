import type { TFunction } from 'i18next'
import type { Publication } from './publication.ts'

export interface ReaderLetter {
  subject: string
  text: string
  headers?: Record<string, string>
}

interface Links {
  /** Of who reads: from which they say yes, or leave. */
  own: string
  /** Of the month. */
  page: string
}

/** Asks for the second yes: somebody else may have typed that address. */
export function askingLetter({ owner, own }: { owner: string; own: string }, t: TFunction): ReaderLetter {
  return {
    subject: t('review:letter.ask.subject', { owner }),
    text: [
      t('review:letter.hello'),
      t('review:letter.ask.words', { owner }),
      own,
      t('review:letter.ask.not'),
    ].join('\n\n'),
  }
}

/** The month by mail, with the one click that takes them off the list (RFC 2369, RFC 8058). */
export function monthLetter(
  { title, parts }: Publication,
  { own, page }: Links,
  { notices, t }: { notices: string; t: TFunction },
): ReaderLetter {
  const said = parts.map(part => (part.title === '' ? part.text : `${part.title}\n${part.text}`))
  return {
    subject: title.replace(/[\r\n]+/g, ' '),
    text: [
      title,
      ...said,
      t('review:letter.month.read', { page }),
      t('review:letter.month.leave', { own }),
      notices,
    ].join('\n\n'),
    headers: {
      'List-Unsubscribe': `<${own}/depart>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}
