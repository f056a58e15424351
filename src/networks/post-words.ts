import type { TFunction } from 'i18next'
import { foldedWords } from '../lib/fold.ts'
import { type Addressee, type Draft, goodbye, greeting } from '../people/draft.ts'
import type { AboutKind } from './post.ts'

/** What a post is drawn from, as it was kept. */
export interface PostSource {
  kind: Exclude<AboutKind, 'own'>
  /** Which sentence of its kind: of a favour, `given` or `received`; ''. */
  form: '' | 'given' | 'received'
  /** What it is called; for a testimonial what was said, where it may be quoted. */
  title: string
  /** Names that may not be in it before somebody agreed: theirs, their organisation's. */
  names: readonly string[]
  /** Of the person it is about; ''. */
  personName: string
}

/** A short draft in the owner's words, to be completed; nobody is named in it. */
export function draftPost(source: PostSource, t: TFunction): string {
  const { kind, form, names } = source
  if (kind === 'favour') return t(`networks:draft.favour.${form === 'given' ? 'given' : 'received'}`)
  const title = source.title.trim()
  if (title === '' || namesSaid(title, names)) return t(`networks:draft.${kind}.plain`)
  return t(`networks:draft.${kind}.titled`, { title })
}

/** The same with the name of whom it is about: once they agreed. Null: there is nobody to name. */
export function draftNamed(source: PostSource, t: TFunction): string | null {
  const { personName: name, kind } = source
  if (name === '') return null
  return `${draftPost(source, t)}\n\n${t(`networks:draft.named.${kind}`, { name })}`
}

/** The message that asks for consent, before anything is posted. */
export function askConsent(
  { title, networkName }: { title: string; networkName: string },
  { addressee, t }: { addressee: Addressee; t: TFunction },
): Draft {
  const form = addressee.addressForm ?? 'vous'
  const words = t(`networks:draft.ask.${form}`, { title, network: networkName })
  return {
    subject: t('networks:draft.ask.subject'),
    text: [greeting(addressee, t), words, goodbye(addressee, t)].join('\n\n'),
  }
}

/**
 * Whether a text says one of these names, whole or by a word of it of three letters or more, whatever its accents and
 * capitals.
 */
export function namesSaid(text: string, names: readonly string[]): boolean {
  const said = new Set(foldedWords(text))
  return names.some(name => {
    const words = foldedWords(name)
    return (
      words.some(word => word.length >= 3 && said.has(word)) ||
      (words.length > 0 && words.every(word => said.has(word)))
    )
  })
}
