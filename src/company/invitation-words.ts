import type { TFunction } from 'i18next'
import { dayAt } from '../lib/day.ts'
import { isSameClock, momentInWords, timeInWords } from '../lib/moment-in-words.ts'
import { placeOfZone } from '../lib/zone-words.ts'
import type { Invitation } from './invitation.ts'

interface Speech {
  t: TFunction
  language: 'fr' | 'en'
}

/** What it is called: in the owner's words, or in those of its kind. */
export function titleOf({ title, kind }: Pick<Invitation, 'title' | 'kind'>, t: TFunction): string {
  return title.trim() || t(`company:invitation.kind.${kind}`)
}

/** A moment on their clock, and on the owner's where it shows another hour. */
export function bothClocks(
  slot: string,
  { theirs, mine }: { theirs: string; mine: string },
  { t, language }: Speech,
): string {
  const moment = momentInWords(slot, theirs, language)
  if (isSameClock(slot, theirs, mine)) return moment
  const at = new Date(slot)
  const isSameDay = dayAt(at, theirs) === dayAt(at, mine)
  const here = (isSameDay ? timeInWords : momentInWords)(slot, mine, language)
  return t('company:invitation.bothClocks', {
    moment,
    place: placeOfZone(theirs, language),
    here,
    mine: placeOfZone(mine, language),
  })
}
