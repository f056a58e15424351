import { addDays, day } from '../../src/lib/day.ts'
import { enter, markDone, takeOutOfCalendar } from '../../src/plan/calendar.ts'
import { declineOuting } from '../../src/plan/decline-outing.ts'
import { changeItem, swapItem } from '../../src/plan/gestures.ts'
import { itemOf, planOfWeek, plansBetween, planThere, refusalsBefore } from '../../src/plan/list.ts'
import { makeTour, markTourDone, unmakeTour } from '../../src/plan/plan-tour.ts'
import { companyLately, companyOf } from '../../src/plan/read-company.ts'
import { declineView } from '../../src/plan/read-decline.ts'
import { doneAmong } from '../../src/plan/read-done.ts'
import { planFacts } from '../../src/plan/read-facts.ts'
import { frontsView } from '../../src/plan/read-fronts.ts'
import { peopleFacts } from '../../src/plan/read-people.ts'
import { dueNear, tourFact } from '../../src/plan/read-tour.ts'
import { itemsToday, rampAt, weekView } from '../../src/plan/read-week.ts'
import { addItems, addPlans, movesOf, nextBest, proposeWeek } from '../../src/plan/store.ts'
import { busyOfWeek, weekTime } from '../../src/plan/week-time.ts'
import { wordsIn } from '../../src/words.ts'
import { changes, counts, type DeskCall, neither, tells, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import { PLANNED_MONDAY as MONDAY, planItem, weekPlan } from './filled-plan.ts'

const t = wordsIn('fr').t
const LAST_MONDAY = day('2026-11-16')
const WISH = {
  ...{ monday: addDays(MONDAY, 7), energy: 'usual' as const, budgetCents: null, evenings: 2, rampWeek: null },
}

export const PLAN_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/plan/calendar.ts enter': within(
    enter,
    a => [
      planItem({
        kind: 'visit',
        part: 'visits',
        time: '09:00',
        personId: a.zephyrine,
        encounterId: a.planned,
      }),
      t,
    ],
    'changes',
  ),
  'src/plan/calendar.ts markDone': within(markDone, a => [planItem({ followUpId: a.followUp })], 'changes'),
  'src/plan/calendar.ts takeOutOfCalendar': within(
    takeOutOfCalendar,
    a => [planItem({ followUpId: a.followUp })],
    'changes',
  ),
  'src/plan/decline-outing.ts declineOuting': changes(declineOuting, a => [a.outings.outing.outing]),
  'src/plan/plan-tour.ts makeTour': within(
    makeTour,
    a => [
      planItem({ kind: 'tour', part: 'visits', time: '09:00', subject: `tour:${a.zephyrine}`, minutes: 60 }),
      t,
    ],
    'changes',
  ),
  'src/plan/plan-tour.ts markTourDone': within(markTourDone, a => [planItem({ tourId: a.visits.tour })]),
  'src/plan/plan-tour.ts unmakeTour': within(
    unmakeTour,
    a => [planItem({ tourId: a.visits.tour })],
    'changes',
  ),
  'src/plan/read-tour.ts dueNear': neither(dueNear, () => [{ lat: 45.76, lon: 4.84 }]),
  'src/plan/read-tour.ts tourFact': neither(tourFact, () => [MONDAY]),
  'src/plan/gestures.ts changeItem': changes(changeItem, a => [
    a.plan.proposed,
    { act: 'accept' as const },
    t,
  ]),
  'src/plan/gestures.ts swapItem': changes(swapItem, a => [a.plan.proposed]),
  'src/plan/list.ts itemOf': tells(itemOf, a => [a.plan.item]),
  'src/plan/list.ts planOfWeek': tells(planOfWeek, () => [MONDAY]),
  'src/plan/list.ts planThere': counts(planThere, a => [a.plan.plan]),
  'src/plan/list.ts plansBetween': tells(plansBetween, () => [MONDAY, MONDAY]),
  'src/plan/list.ts refusalsBefore': neither(refusalsBefore, () => [MONDAY]),
  'src/plan/read-company.ts companyLately': counts(companyLately, () => [MONDAY]),
  'src/plan/read-company.ts companyOf': counts(companyOf, () => [LAST_MONDAY]),
  'src/plan/read-decline.ts declineView': counts(declineView, () => [LAST_MONDAY, t]),
  'src/plan/read-done.ts doneAmong': counts(
    async (...given: Parameters<typeof doneAmong>) => [...(await doneAmong(...given))],
    a => [
      LAST_MONDAY,
      [planItem({ id: a.plan.item, kind: 'call', state: 'accepted', personId: a.zephyrine })],
    ],
  ),
  'src/plan/read-facts.ts planFacts': tells(planFacts, () => [MONDAY]),
  'src/plan/read-fronts.ts frontsView': counts(frontsView, () => []),
  'src/plan/read-people.ts peopleFacts': neither(peopleFacts, () => []),
  'src/plan/read-week.ts itemsToday': neither(itemsToday, () => []),
  'src/plan/read-week.ts rampAt': neither(rampAt, () => [MONDAY]),
  'src/plan/read-week.ts weekView': tells(weekView, () => [MONDAY]),
  'src/plan/store.ts addItems': within(addItems, a => [a.plan.plan, [planItem()]], 'changes'),
  'src/plan/store.ts addPlans': within(
    addPlans,
    () => [[weekPlan({ monday: addDays(MONDAY, 70) })]],
    'changes',
  ),
  'src/plan/store.ts movesOf': neither(movesOf, () => [weekPlan(), planItem()]),
  'src/plan/store.ts nextBest': counts(nextBest, () => [weekPlan(), []]),
  'src/plan/store.ts proposeWeek': changes(proposeWeek, () => [{ id: newId(), ...WISH }]),
  'src/plan/week-time.ts busyOfWeek': counts(busyOfWeek, () => [MONDAY]),
  'src/plan/week-time.ts weekTime': counts(weekTime, () => [MONDAY]),
}
