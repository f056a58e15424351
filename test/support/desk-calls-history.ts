import { takeAnswers } from '../../src/history/answers.ts'
import type { KnownPerson } from '../../src/history/attribute.ts'
import { attributeAgain, settleCorrespondents } from '../../src/history/attribute-again.ts'
import {
  acceptCorrespondents,
  attachCorrespondent,
  declineCorrespondents,
} from '../../src/history/correspondents.ts'
import { countryOf } from '../../src/history/country.ts'
import type { Gathered } from '../../src/history/gather.ts'
import { knownPeople } from '../../src/history/known-people.ts'
import {
  callOffMeetings,
  declineMeetings,
  keepMeetings,
  peopleAt,
  takeMeetings,
} from '../../src/history/meetings.ts'
import { nameTitled } from '../../src/history/name-titled.ts'
import { gatheringOn, ownAddresses, ownAlso } from '../../src/history/own-addresses.ts'
import { placeEncounters } from '../../src/history/place-encounters.ts'
import { readSource, tryMailbox } from '../../src/history/read-source.ts'
import { NOTHING_TAKEN, type SourceDraft } from '../../src/history/source.ts'
import {
  cursorOf,
  deleteSource,
  putSourceState,
  readFromBeginning,
  saveSource,
  sourceOf,
  sourcesOf,
} from '../../src/history/sources.ts'
import { takeHistory } from '../../src/history/take-history.ts'
import { titlesAt } from '../../src/history/titles-at.ts'
import { idsWaiting, waitingCounts, waitingOf } from '../../src/history/waiting.ts'
import { day } from '../../src/lib/day.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { openDoor } from '../../src/platform/outgoing.ts'
import { changes, counts, type DeskCall, neither, tells, within } from './desk-call.ts'
import { newId } from './encounters.ts'

const door = openDoor({ userAgent: 'Entregent/test' })
const NO_COUNTS = { exchanges: 0, meetings: 0, automatic: 0, missed: 0, crowd: 0, undatable: 0, alone: 0 }
const MEETING = {
  key: 'another',
  day: day('2026-10-09'),
  time: '10:00',
  minutes: 30,
  isVideo: true,
  isCancelled: false,
  title: '',
  place: '',
  others: [0],
  refused: [],
  revised: '',
  message: null,
}
const TITLED = { title: 'Café Odilon Tréguer', isAllDay: false, isSeries: false }
const gathered: Gathered = {
  correspondents: [{ address: 'mail:odette@exemple.fr', name: 'Odette' }],
  days: [],
  meetings: [MEETING],
  counts: NO_COUNTS,
}
const mailbox = (id: string): SourceDraft => ({
  ...{ id, kind: 'mailbox', name: 'Autre', host: 'imap.exemple.fr', port: 993, user: 'moi', isPaused: false },
})
const state = { askedAt: '2026-11-21T07:30:00Z', answeredAt: null, problem: null, taken: NOTHING_TAKEN }

export const HISTORY_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/history/answers.ts takeAnswers': within(takeAnswers, () => [[], []]),
  'src/history/attribute-again.ts attributeAgain': neither(attributeAgain, () => []),
  'src/history/attribute-again.ts settleCorrespondents': within(
    settleCorrespondents,
    a => [new Map([[a.history.correspondent, a.odilon]])],
    'changes',
  ),
  'src/history/correspondents.ts acceptCorrespondents': changes(acceptCorrespondents, a => [
    [{ correspondentId: a.history.correspondent, personId: newId() }],
  ]),
  'src/history/correspondents.ts attachCorrespondent': changes(attachCorrespondent, a => [
    { correspondentId: a.history.correspondent, personId: a.odilon },
  ]),
  'src/history/correspondents.ts declineCorrespondents': changes(declineCorrespondents, a => [
    [a.history.correspondent],
  ]),
  'src/history/country.ts countryOf': neither(
    (desk: Desk) => countryOf(desk),
    () => [],
  ),
  'src/history/known-people.ts knownPeople': tells(knownPeople, () => []),
  'src/history/meetings.ts callOffMeetings': within(callOffMeetings, a => [[a.history.meeting]]),
  'src/history/meetings.ts declineMeetings': changes(declineMeetings, a => [[a.history.meeting]]),
  'src/history/meetings.ts keepMeetings': changes(keepMeetings, a => [[a.history.meeting]]),
  'src/history/meetings.ts peopleAt': counts(
    async (desk: Desk, ids: string[]) => (await peopleAt(desk, ids)).size,
    a => [[a.history.meeting]],
  ),
  'src/history/meetings.ts takeMeetings': within(
    takeMeetings,
    a => [[MEETING], [a.history.correspondent]],
    'changes',
  ),
  'src/history/name-titled.ts nameTitled': within(
    async (desk: Desk, people: KnownPerson[]) =>
      (await nameTitled(desk, [{ ...MEETING, others: [], titled: TITLED }], { ids: [], people })).ids.length,
    a => [[{ id: a.odilon, name: 'Odilon Tréguer', emails: [], phones: [], profiles: [] }]],
    'changes',
  ),
  'src/history/own-addresses.ts gatheringOn': neither(gatheringOn, () => []),
  'src/history/own-addresses.ts ownAddresses': neither(
    (desk: Desk) => ownAddresses(desk),
    () => [],
  ),
  'src/history/own-addresses.ts ownAlso': within(ownAlso, () => [['moi@exemple.fr']], 'changes'),
  'src/history/place-encounters.ts placeEncounters': within(placeEncounters, () => [[]]),
  'src/history/read-source.ts readSource': neither(refused(readSource), () => []),
  'src/history/read-source.ts tryMailbox': neither(
    async (desk: Desk) =>
      tryMailbox(desk, door, { host: 'imap.exemple.fr', port: 993, user: 'moi', password: '' }).catch(
        ({ code }) => code,
      ),
    () => [],
  ),
  'src/history/sources.ts cursorOf': counts(cursorOf, a => [a.history.source]),
  'src/history/sources.ts deleteSource': changes(deleteSource, a => [a.history.source]),
  'src/history/sources.ts putSourceState': neither(putSourceState, a => [
    a.history.source,
    { ...state, cursor: {} },
  ]),
  'src/history/sources.ts readFromBeginning': neither(readFromBeginning, a => [a.history.source]),
  'src/history/sources.ts saveSource': changes(saveSource, () => [mailbox(newId())]),
  'src/history/sources.ts sourceOf': tells(sourceOf, a => [a.history.source]),
  'src/history/sources.ts sourcesOf': tells(sourcesOf, () => []),
  'src/history/take-history.ts takeHistory': changes(takeHistory, () => [gathered]),
  'src/history/titles-at.ts titlesAt': neither(
    async (desk: Desk, ids: string[]) => (await titlesAt(desk, ids)).size,
    a => [[a.history.meeting]],
  ),
  'src/history/waiting.ts idsWaiting': counts(idsWaiting, () => [{}]),
  'src/history/waiting.ts waitingCounts': counts(waitingCounts, () => []),
  'src/history/waiting.ts waitingOf': tells(waitingOf, () => []),
}

/** On a desk that allowed nothing, nothing leaves. */
function refused(read: typeof readSource) {
  return async (desk: Desk): Promise<string> =>
    read(desk, { door } as Parameters<typeof readSource>[1], newId()).then(
      () => '',
      ({ code }) => code,
    )
}
