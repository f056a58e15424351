import type { TFunction } from 'i18next'
import { type Addressee, type Draft, goodbye, greeting } from '../people/draft.ts'

export const RETURN_DRAFTS = ['offer', 'advice', 'introduce', 'recommendation'] as const
/** offer: what would be of use to them? advice: their opinion, asked for; introduce: would they like to meet somebody? */
export type ReturnDraft = (typeof RETURN_DRAFTS)[number]

export interface ReturnSource {
  addressee: Addressee
  name: string
  /** Whom they might meet, with what they do: « Paul Vidal, graphiste »; ''. */
  other: string
}

/** A message in the owner's voice to somebody to whom they would return something, to be changed at will. */
export function draftReturn(source: ReturnSource, { kind, t }: { kind: ReturnDraft; t: TFunction }): Draft {
  const { addressee, name, other } = source
  const form = addressee.addressForm ?? 'vous'
  const words = t(`reciprocity:draft.${form}.${kind}`, { other })
  const lines = kind === 'recommendation' ? [t('reciprocity:draft.lines', { name })] : []
  const subject = kind === 'advice' && form === 'tu' ? 'adviceTu' : kind
  return {
    subject: t(`reciprocity:draft.subject.${subject}`),
    text: [greeting(addressee, t), words, ...lines, goodbye(addressee, t)].join('\n\n'),
  }
}

/** To both, once each is willing. */
export function draftConnection(
  { names: [name, other], signature }: { names: readonly [string, string]; signature: string },
  t: TFunction,
): Draft {
  const words = t('reciprocity:draft.connect', { name, other })
  return {
    subject: t('reciprocity:draft.subject.connect', { name, other }),
    text: signature === '' ? words : `${words}\n\n${signature}`,
  }
}
