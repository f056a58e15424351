import type { TFunction } from 'i18next'
import { type Day, daysBetween } from '../lib/day.ts'
import type { Civility } from '../people/person.ts'
import type { Need } from './need.ts'
import type { HelpReason } from './who-could-help.ts'

/** What an ask is drafted from. */
export interface AskSource {
  givenName: string
  familyName: string
  civility: Civility | null
  /** Null: `vous`. */
  addressForm: 'tu' | 'vous' | null
  lastContactOn: Day | null
  /** Why this person; null: the owner chose them. */
  reason: HelpReason | null
  /** Under the message; ''. */
  signature: string
}

export interface AskDraft {
  subject: string
  text: string
}

const LONG_AGO_DAYS = 180

/**
 * What is looked for, what precisely is asked of that person, and an easy way to say no; as the owner would write it,
 * to be changed at will.
 */
export function draftAsk(
  { kind, what }: Pick<Need, 'kind' | 'what'>,
  source: AskSource,
  { today, t }: { today: Day; t: TFunction },
): AskDraft {
  const form = source.addressForm ?? 'vous'
  const { lastContactOn, signature } = source
  const isLong = lastContactOn !== null && daysBetween(lastContactOn, today) >= LONG_AGO_DAYS
  const sentences = [
    ...(isLong ? [t(`needs:draft.${form}.long`)] : []),
    t('needs:draft.what', { what }),
    kind === 'advice' ? t(`needs:draft.${form}.ask.advice`) : precisely(source.reason, { form, t }),
  ]
  const goodbye = t(`needs:draft.${form}.goodbye`)
  const parts = [
    greeting(source, t),
    sentences.join(' '),
    t(`needs:draft.${form}.no`),
    signature === '' ? goodbye : `${goodbye}\n${signature}`,
  ]
  return { subject: t(`needs:draft.${form}.subject`), text: parts.join('\n\n') }
}

function precisely(reason: HelpReason | null, { form, t }: { form: 'tu' | 'vous'; t: TFunction }): string {
  switch (reason?.kind) {
    case 'does':
      return t(`needs:draft.${form}.ask.does`)
    case 'works-there':
      return t(`needs:draft.${form}.ask.worksThere`, { organisation: reason.organisation })
    case 'knows':
      return t(`needs:draft.${form}.ask.knows`, { name: reason.name })
    case 'lives-there':
      return t(`needs:draft.${form}.ask.livesThere`)
    case 'gave':
      return t(`needs:draft.${form}.ask.gave`)
    default:
      return t(`needs:draft.${form}.ask.anyone`)
  }
}

function greeting({ addressForm, civility, givenName, familyName }: AskSource, t: TFunction): string {
  if (addressForm !== 'tu' && familyName !== '' && (civility === 'madam' || civility === 'sir')) {
    return t('needs:draft.greeting.formal', { title: t(`needs:draft.title.${civility}`), name: familyName })
  }
  return givenName === ''
    ? t('needs:draft.greeting.nameless')
    : t('needs:draft.greeting.named', { name: givenName })
}
