import type { TFunction } from 'i18next'
import { numberInWords } from '../lib/number-words.ts'
import type { HelpReason, Unknown } from './who-could-help.ts'

/** Why somebody could help, as a sentence: a fact, never a judgement. */
export function sayHelp(
  reason: HelpReason,
  { t, language }: { t: TFunction; language: 'fr' | 'en' },
): string {
  const counted = (count: number) => {
    const number = numberInWords(count, { language, feminine: true })
    return { count, number, times: count === 2 ? t('needs:help.twice') : t('needs:help.times', { number }) }
  }
  const list = (parts: string[]) => new Intl.ListFormat(language, { type: 'conjunction' }).format(parts)
  switch (reason.kind) {
    case 'does':
      return t(`needs:help.does.${reason.by}`, { words: reason.words })
    case 'works-there':
      return t('needs:help.worksThere', { organisation: reason.organisation })
    case 'knows':
      return reason.what === ''
        ? t('needs:help.knows.plain', { name: reason.name })
        : t(`needs:help.knows.${reason.by}`, { name: reason.name, what: reason.what })
    case 'lives-there':
      return t('needs:help.livesThere', { town: reason.town })
    case 'gave':
      return t('needs:help.gave', {
        what: list(
          reason.favours.map(({ favour, count }) => t(`needs:help.favour.${favour}`, counted(count))),
        ),
      })
    case 'received':
      return t('needs:help.received', counted(reason.count))
    case 'relation':
      return t(`needs:help.relation.${reason.relation}`)
  }
}

export function sayUnknown(unknown: Unknown, t: TFunction): string {
  return t(`needs:help.unknown.${unknown}`)
}
