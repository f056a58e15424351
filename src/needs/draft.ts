import type { TFunction } from 'i18next'
import { type Day, daysBetween } from '../lib/day.ts'
import { type Addressee, type Draft, goodbye, greeting } from '../people/draft.ts'
import type { Need } from './need.ts'
import type { HelpReason } from './who-could-help.ts'

/** What an ask is drafted from. */
export interface AskSource extends Addressee {
  lastContactOn: Day | null
  /** Why this person; null: the owner chose them. */
  reason: HelpReason | null
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
): Draft {
  const form = source.addressForm ?? 'vous'
  const { lastContactOn } = source
  const isLong = lastContactOn !== null && daysBetween(lastContactOn, today) >= LONG_AGO_DAYS
  const sentences = [
    ...(isLong ? [t(`needs:draft.${form}.long`)] : []),
    t('needs:draft.what', { what }),
    kind === 'advice' ? t(`needs:draft.${form}.ask.advice`) : precisely(source.reason, { form, t }),
  ]
  const parts = [greeting(source, t), sentences.join(' '), t(`needs:draft.${form}.no`), goodbye(source, t)]
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
