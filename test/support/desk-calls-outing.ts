import { day } from '../../src/lib/day.ts'
import {
  beginFromDevice,
  editOutingEvent,
  editOutingFromDevice,
  readDeviceOuting,
  saysOuting,
  takeOutings,
} from '../../src/outings/device-outings.ts'
import { proposeListed } from '../../src/outings/match-listed.ts'
import {
  dropPastOutings,
  projectOutingMembers,
  projectOutingsOfVoice,
} from '../../src/outings/outing-members.ts'
import {
  addOutingPeople,
  deleteOutingPerson,
  outingsWith,
  peopleOfOutings,
  saveOutingPerson,
} from '../../src/outings/outing-people.ts'
import { outingsOfPerson } from '../../src/outings/person-outings.ts'
import { briefOf } from '../../src/outings/read-brief.ts'
import { broughtByOuting, broughtLately } from '../../src/outings/read-brought.ts'
import { choicesBetween, proposeMonth } from '../../src/outings/read-choice.ts'
import { guessFor, pastOutings } from '../../src/outings/read-guess.ts'
import {
  addOutings,
  deleteOuting,
  findOuting,
  keepMonth,
  outingOf,
  outingsOf,
  putOuting,
  saveOuting,
} from '../../src/outings/store.ts'
import { waysFromHome } from '../../src/outings/way-there.ts'
import { calendarOf, vevent } from './calendars-of-events.ts'
import { changes, counts, type DeskCall, neither, tells, touched, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import { outingOn } from './outings-met.ts'

const THURSDAY = day('2026-12-03')
const WINTER = { from: day('2026-11-21'), to: day('2026-12-31') }
const OCTETS = calendarOf(vevent('sortie', 'SUMMARY:Sortie', 'DTSTART:20261203T173000Z'))
const PUT = {
  octets: OCTETS,
  said: {
    ...{
      summary: 'Sortie',
      day: THURSDAY,
      time: '18:30',
      minutes: 60,
      spansDays: false,
      place: '',
      note: '',
    },
    ...{ mails: [], isRecurring: false, isCancelled: false, isOnLine: false },
  },
  wholeDays: 0,
}
const somebody = (outingId: string) => ({
  ...{ id: newId(), outingId, personId: null, name: 'Ana', organisation: '', role: 'expected' as const },
  ...{ origin: 'typed' as const, isNew: false, word: '', metAt: null, encounterId: null },
})

export const OUTING_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/outings/device-outings.ts beginFromDevice': within(
    beginFromDevice,
    () => [PUT, 'sortie.ics'],
    'changes',
  ),
  'src/outings/device-outings.ts editOutingEvent': within(editOutingEvent, a => {
    const before = outingOn(THURSDAY, { id: a.outings.outing.outing })
    return [before, before]
  }),
  'src/outings/device-outings.ts editOutingFromDevice': within(
    editOutingFromDevice,
    a => [a.outings.outing.outing, { event: PUT, uri: 'sortie.ics' }],
    'changes',
  ),
  'src/outings/device-outings.ts readDeviceOuting': neither(readDeviceOuting, () => [OCTETS]),
  'src/outings/device-outings.ts saysOuting': tells(saysOuting, a => [PUT, a.outings.outing.outing]),
  'src/outings/device-outings.ts takeOutings': within(
    takeOutings,
    a => [[a.outings.outing.outing]],
    'changes',
  ),
  'src/outings/match-listed.ts proposeListed': counts(proposeListed, () => ['Zéphyrine\nOdilon']),
  'src/outings/outing-members.ts dropPastOutings': neither(dropPastOutings, () => []),
  'src/outings/outing-members.ts projectOutingMembers': within(projectOutingMembers, a => [
    touched(a.outings.outing.outing),
  ]),
  'src/outings/outing-members.ts projectOutingsOfVoice': within(projectOutingsOfVoice, () => [
    touched('timeZone'),
  ]),
  'src/outings/outing-people.ts addOutingPeople': changes(addOutingPeople, a => [
    a.outings.outing.outing,
    [somebody(a.outings.outing.outing)],
  ]),
  'src/outings/outing-people.ts deleteOutingPerson': changes(deleteOutingPerson, a => [
    a.outings.outing.outing,
    a.outings.outing.wished,
  ]),
  'src/outings/outing-people.ts outingsWith': tells(outingsWith, a => [a.odilon]),
  'src/outings/outing-people.ts peopleOfOutings': tells(
    async (...given: Parameters<typeof peopleOfOutings>) => [...(await peopleOfOutings(...given))],
    a => [[a.outings.outing.outing]],
  ),
  'src/outings/outing-people.ts saveOutingPerson': changes(saveOutingPerson, a => [
    somebody(a.outings.outing.outing),
  ]),
  'src/outings/person-outings.ts outingsOfPerson': tells(outingsOfPerson, a => [a.odilon]),
  'src/outings/read-brief.ts briefOf': tells(briefOf, a => [a.outings.outing.outing]),
  'src/outings/read-brought.ts broughtByOuting': tells(broughtByOuting, a => [a.outings.outing.been]),
  'src/outings/read-brought.ts broughtLately': tells(broughtLately, () => []),
  'src/outings/read-choice.ts choicesBetween': tells(choicesBetween, () => [WINTER]),
  'src/outings/read-choice.ts proposeMonth': tells(proposeMonth, () => [
    { month: WINTER, budgetHours: null },
  ]),
  'src/outings/read-guess.ts guessFor': tells(guessFor, a => [
    outingOn(THURSDAY, { id: a.outings.outing.outing, title: 'La soirée des carillonneurs' }),
  ]),
  'src/outings/read-guess.ts pastOutings': tells(pastOutings, () => []),
  'src/outings/store.ts addOutings': changes(addOutings, () => [[outingOn(THURSDAY)]]),
  'src/outings/store.ts deleteOuting': changes(deleteOuting, a => [a.outings.outing.outing]),
  'src/outings/store.ts findOuting': tells(findOuting, a => [a.outings.outing.outing]),
  'src/outings/store.ts keepMonth': changes(keepMonth, () => [[outingOn(THURSDAY)]]),
  'src/outings/store.ts outingOf': tells(outingOf, a => [a.outings.outing.outing]),
  'src/outings/store.ts outingsOf': tells(outingsOf, () => [WINTER]),
  'src/outings/store.ts putOuting': within(putOuting, () => [outingOn(THURSDAY), null], 'changes'),
  'src/outings/store.ts saveOuting': changes(saveOuting, () => [outingOn(THURSDAY)]),
  'src/outings/way-there.ts waysFromHome': counts(
    async (...given: Parameters<typeof waysFromHome>) => (await waysFromHome(...given)).hasHome,
    () => [],
  ),
}
