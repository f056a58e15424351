import { day } from '../../src/lib/day.ts'
import {
  addBilans,
  bilanAsKept,
  bilanOf,
  monthsOf,
  saveBilan,
  takeProposed,
} from '../../src/review/bilans.ts'
import { firstDayOf, monthFigures } from '../../src/review/gather-month.ts'
import { peopleOf } from '../../src/review/gather-people.ts'
import {
  favoursTold,
  ideasTold,
  mandatesTold,
  onlineTold,
  outingsTold,
  waysTold,
} from '../../src/review/gather-work.ts'
import type { Month } from '../../src/review/month.ts'
import { totalsOf } from '../../src/review/month-totals.ts'
import { sharedBilan } from '../../src/review/share.ts'
import { wordsIn } from '../../src/words.ts'
import { changes, counts, type DeskCall, tells } from './desk-call.ts'

const t = wordsIn('fr').t
const EVER = { from: day('2020-01-01'), to: day('2026-11-30') }
const KEPT = '2026-10' as Month
const OTHER = '2026-07' as Month
const DRAFT = { month: OTHER, title: 'Autre', paragraphs: [], changeNext: '', readOn: null, revision: 'new' }

export const BILAN_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/review/bilans.ts addBilans': changes(addBilans, () => [[DRAFT]]),
  'src/review/bilans.ts bilanAsKept': tells(bilanAsKept, () => [KEPT, t]),
  'src/review/bilans.ts bilanOf': tells(bilanOf, () => [KEPT, t]),
  'src/review/bilans.ts monthsOf': tells(monthsOf, () => []),
  'src/review/bilans.ts saveBilan': changes(saveBilan, () => [DRAFT, t]),
  'src/review/bilans.ts takeProposed': tells(takeProposed, () => [
    { month: KEPT, keys: ['people'], revision: 'stale' },
    t,
  ]),
  'src/review/gather-month.ts firstDayOf': counts(firstDayOf, () => []),
  'src/review/gather-month.ts monthFigures': tells(monthFigures, () => ['2026-11' as Month]),
  'src/review/gather-people.ts peopleOf': tells(peopleOf, () => [EVER]),
  'src/review/gather-work.ts favoursTold': tells(favoursTold, () => [EVER]),
  'src/review/gather-work.ts ideasTold': tells(ideasTold, () => [EVER]),
  'src/review/gather-work.ts mandatesTold': tells(mandatesTold, () => [EVER]),
  'src/review/gather-work.ts onlineTold': tells(onlineTold, () => [EVER]),
  'src/review/gather-work.ts outingsTold': tells(outingsTold, () => [EVER]),
  'src/review/gather-work.ts waysTold': counts(waysTold, () => [EVER]),
  'src/review/month-totals.ts totalsOf': counts(totalsOf, () => ['2026-11' as Month, EVER]),
  'src/review/share.ts sharedBilan': tells(sharedBilan, () => [KEPT, t]),
}
