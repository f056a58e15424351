import type { TFunction } from 'i18next'
import { type Addressee, type Draft, goodbye, greeting } from '../people/draft.ts'
import type { Idea } from './idea.ts'
import type { Resonance } from './resonance.ts'
import { thingOf } from './thing.ts'

/** A message to change at will, and what it can be sent by. */
export interface Drafted extends Draft {
  phone: string | null
  email: string | null
}

/** A proposal as the owner would put it to that person: what, what they gain, what it takes of them, free to say no. */
export function askDraft(
  idea: Pick<Idea, 'title' | 'form' | 'theirGain' | 'theirMinutes'>,
  to: Addressee,
  t: TFunction,
): Draft {
  const form = to.addressForm ?? 'vous'
  const { title, theirGain, theirMinutes } = idea
  const what = idea.form ? t(`ideas:form.${idea.form}.noun`) : t('ideas:draft.ask.own', { title })
  const sentences = [t(`ideas:draft.ask.${form}.what`, { what })]
  if (theirGain !== '') sentences.push(t(`ideas:draft.ask.${form}.gain`, { gain: asClause(theirGain) }))
  if (theirMinutes !== null) {
    sentences.push(t(`ideas:draft.ask.${form}.effort`, { length: lengthOf(theirMinutes, t) }))
  }
  const free = t(`ideas:draft.ask.${form}.free`)
  const parts = [greeting(to, t), sentences.join(' '), free, goodbye(to, t)]
  return { subject: t('ideas:draft.ask.subject'), text: parts.join('\n\n') }
}

/** A small first message to who wrote, said or made what rang true. */
export function resonanceDraft({ what }: Pick<Resonance, 'what'>, to: Addressee, t: TFunction): Draft {
  const form = to.addressForm ?? 'vous'
  const { thing, topic } = thingOf(what)
  const named = t(`ideas:draft.resonance.${form}.thing.${thing}`)
  const key = topic === '' ? 'rang' : 'rangOn'
  const body = [
    t(`ideas:draft.resonance.${form}.${key}`, { thing: named, topic }),
    t(`ideas:draft.resonance.${form}.ask`),
  ]
  const parts = [greeting(to, t), body.join(' '), t(`ideas:draft.resonance.${form}.free`), goodbye(to, t)]
  return { subject: t('ideas:draft.resonance.subject'), text: parts.join('\n\n') }
}

const FORESEEN = ['thanks', 'question', 'silence'] as const

export interface Foreseen {
  answer: (typeof FORESEEN)[number]
  /** What they may say. */
  says: string
  /** What one may say then. */
  reply: string
}

/** The three likely answers to such a message, with a reply to each. */
export function foreseenAnswers({ addressForm }: Pick<Addressee, 'addressForm'>, t: TFunction): Foreseen[] {
  const form = addressForm ?? 'vous'
  return FORESEEN.map(answer => ({
    answer,
    says: t(`ideas:draft.foreseen.${form}.${answer}.says`),
    reply: t(`ideas:draft.foreseen.${form}.${answer}.reply`),
  }))
}

/** Asks a client for their word, what could have been better, and whether they would name the owner to others. */
export function testimonialDraft({ what }: { what: string }, to: Addressee, t: TFunction): Draft {
  const form = to.addressForm ?? 'vous'
  const parts = [
    greeting(to, t),
    t(`ideas:draft.testimonial.${form}.opening`, { what }),
    t(`ideas:draft.testimonial.${form}.questions`),
    t(`ideas:draft.testimonial.${form}.free`),
    goodbye(to, t),
  ]
  return { subject: t('ideas:draft.testimonial.subject', { what }), text: parts.join('\n\n') }
}

/** « 30 minutes », « 2 heures »; half hours are said in minutes up to an hour and a half. */
export function lengthOf(minutes: number, t: TFunction): string {
  if (minutes <= 90 && minutes !== 60) return t('ideas:length.minutes', { count: minutes })
  return t('ideas:length.hours', { count: Math.round(minutes / 60) })
}

/** What was written as a line of its own, inside of a sentence: without its capital and its full stop. */
function asClause(text: string): string {
  const line = text.trim().replace(/[.…]+$/u, '')
  const [first = '', second = ''] = [...line]
  return second === second.toLocaleUpperCase() && /\p{L}/u.test(second)
    ? line
    : first.toLocaleLowerCase() + line.slice(first.length)
}
