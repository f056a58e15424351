import { sql } from 'kysely'
import { daysWith } from '../../src/encounters/days-with.ts'
import {
  deleteFollowUp,
  findFollowUp,
  followUpsOf,
  followUpsOfEncounters,
  rowOfFollowUp,
  saveFollowUp,
} from '../../src/encounters/follow-ups.ts'
import { encounterOf, encountersOf, findEncounter, plannedUntil } from '../../src/encounters/list.ts'
import { addEncounters, deleteEncounter, saveEncounter } from '../../src/encounters/store.ts'
import {
  countAgain,
  projectEncounterPeople,
  projectEncounters,
  projectHousehold,
  rebuildTallies,
} from '../../src/encounters/tally.ts'
import { cardCount, exportedCards } from '../../src/import/export.ts'
import { bringIn, originsAfter, peopleAfter, targetsOf } from '../../src/import/store.ts'
import { addDays, day } from '../../src/lib/day.ts'
import { parseCard } from '../../src/lib/vcard/card.ts'
import { believeBrowser, ownerChose, readSettings, saveSettings, takeSteps } from '../../src/owner/store.ts'
import { readAddressee, readAnybody } from '../../src/people/addressee.ts'
import { archivePeople, deletePeople, setCircle, tagPeople, untagPeople } from '../../src/people/bulk.ts'
import { contactsOf, rememberContact } from '../../src/people/card-blobs.ts'
import { facets, listPeople, names, reachable } from '../../src/people/list.ts'
import { dropSmallPhotos, makeSmallPhotos } from '../../src/people/make-small-photos.ts'
import { cardOctets, photoOf } from '../../src/people/octets.ts'
import { reachedBy } from '../../src/people/paper/reached-by.ts'
import { readCard } from '../../src/people/paper/read-card.ts'
import { NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { lastContactsOf, projectCountry, projectPeople } from '../../src/people/projection.ts'
import { queryWords } from '../../src/people/query-words.ts'
import { findPeople, matching } from '../../src/people/search.ts'
import { smallPhotosOf, withWholePhoto } from '../../src/people/small-photos.ts'
import {
  addNamedPeople,
  addPeople,
  keepLastContacts,
  personDetail,
  savePerson,
  savePersonFromOctets,
} from '../../src/people/store.ts'
import { cardsOf } from '../../src/people/summary.ts'
import { deleteTie, introducedBy, saveTie, tiesOf } from '../../src/people/ties.ts'
import {
  candidates,
  countRows,
  existing,
  hasToken,
  isAmong,
  tokensHolding,
} from '../../src/people/token-index.ts'
import { addParts, tidyParts } from '../../src/people/token-parts.ts'
import { blobOf, keepBlobs } from '../../src/platform/blobs.ts'
import { undo } from '../../src/platform/db/undo.ts'
import { type Desk, lastSeq } from '../../src/platform/desk.ts'
import { isGone, refuseIfGone } from '../../src/platform/gone.ts'
import { purge } from '../../src/platform/purge.ts'
import { readDraftSource } from '../../src/today/read-draft-source.ts'
import { readMorning } from '../../src/today/read-morning.ts'
import { learnDeskRhythm, rhythmLearntOn, rhythmModelOn } from '../../src/today/rhythm-store.ts'
import {
  birthdaysOn,
  candidatesOn,
  channelsOf,
  companyDays,
  firstCompanyDay,
  historyOf,
  microAcquaintances,
  newcomerCounts,
  notesOf,
  replyToSuggestion,
} from '../../src/today/store.ts'
import { wordsIn } from '../../src/words.ts'
import { changes, counts, type DeskCall, neither, tells, touched, within } from './desk-call.ts'
import { ARCHIVE_CALLS } from './desk-calls-archive.ts'
import { BALANCE_CALLS } from './desk-calls-balance.ts'
import { CALENDAR_CALLS } from './desk-calls-calendars.ts'
import { CLUBS_CALLS } from './desk-calls-clubs.ts'
import { COMPANY_CALLS } from './desk-calls-company.ts'
import { DAV_CALLS } from './desk-calls-dav.ts'
import { DUPLICATES_CALLS } from './desk-calls-duplicates.ts'
import { HANDOVER_CALLS } from './desk-calls-handovers.ts'
import { HISTORY_CALLS } from './desk-calls-history.ts'
import { IDEA_CALLS } from './desk-calls-ideas.ts'
import { LEAP_CALLS } from './desk-calls-leap.ts'
import { LEAVING_CALLS } from './desk-calls-leaving.ts'
import { MANDATE_CALLS } from './desk-calls-mandates.ts'
import { NEED_CALLS } from './desk-calls-needs.ts'
import { NETWORKS_CALLS } from './desk-calls-networks.ts'
import { OUTINGS_CALLS } from './desk-calls-outings.ts'
import { PLACE_CALLS } from './desk-calls-places.ts'
import { PLAN_CALLS } from './desk-calls-plan.ts'
import { PRESENCE_CALLS } from './desk-calls-presence.ts'
import { RECIPROCITY_CALLS } from './desk-calls-reciprocity.ts'
import { REVIEW_CALLS } from './desk-calls-review.ts'
import { SHARED_CALLS } from './desk-calls-shared.ts'
import { VISIT_CALLS } from './desk-calls-visits.ts'
import { coffee } from './encounters.ts'
import { type FilledDesk, TAG } from './filled-desk.ts'
import { called } from './people.ts'

const TODAY = day('2026-11-21')
const LONG_AGO = day('2020-01-01')
const STRANGER = { contact: called('Personne d’autre'), acquaintance: NEW_ACQUAINTANCE }
const CARD = new TextEncoder().encode('BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Personne d’autre\r\nEND:VCARD\r\n')

/** Every store function that takes a desk, called about what another desk holds. */
export const DESK_CALLS: Readonly<Record<string, DeskCall>> = {
  ...ARCHIVE_CALLS,
  ...LEAVING_CALLS,
  ...CALENDAR_CALLS,
  ...DAV_CALLS,
  ...LEAP_CALLS,
  ...NEED_CALLS,
  ...PLACE_CALLS,
  ...VISIT_CALLS,
  ...OUTINGS_CALLS,
  ...CLUBS_CALLS,
  ...COMPANY_CALLS,
  ...PRESENCE_CALLS,
  ...NETWORKS_CALLS,
  ...BALANCE_CALLS,
  ...PLAN_CALLS,
  ...REVIEW_CALLS,
  ...HISTORY_CALLS,
  ...DUPLICATES_CALLS,
  ...IDEA_CALLS,
  ...HANDOVER_CALLS,
  ...RECIPROCITY_CALLS,
  ...MANDATE_CALLS,
  ...SHARED_CALLS,
  'src/encounters/days-with.ts daysWith': counts(daysWith, a => [[a.odilon]]),
  'src/encounters/follow-ups.ts deleteFollowUp': changes(deleteFollowUp, a => [a.followUp]),
  'src/encounters/follow-ups.ts findFollowUp': tells(findFollowUp, a => [a.followUp]),
  'src/encounters/follow-ups.ts followUpsOf': tells(followUpsOf, () => [{}]),
  'src/encounters/follow-ups.ts followUpsOfEncounters': tells(followUpsOfEncounters, a => [[a.encounter]]),
  'src/platform/gone.ts refuseIfGone': counts(refuseIfGone, a => ['follow_up', a.gone]),
  'src/encounters/follow-ups.ts rowOfFollowUp': neither(rowOfFollowUp, a => [promise(a)]),
  'src/encounters/follow-ups.ts saveFollowUp': changes(saveFollowUp, a => [promise(a)]),
  'src/encounters/list.ts encounterOf': tells(encounterOf, a => [a.encounter]),
  'src/encounters/list.ts encountersOf': tells(encountersOf, () => [{}]),
  'src/encounters/list.ts findEncounter': tells(findEncounter, a => [a.encounter]),
  'src/encounters/list.ts plannedUntil': tells(plannedUntil, () => [TODAY]),
  'src/encounters/store.ts addEncounters': changes(addEncounters, a => [
    [coffee({ id: a.desk.batches[0] as string, personIds: [a.odilon] })],
  ]),
  'src/encounters/store.ts deleteEncounter': changes(deleteEncounter, a => [a.encounter]),
  'src/encounters/store.ts saveEncounter': changes(saveEncounter, a => [coffee({ personIds: [a.odilon] })]),
  'src/encounters/tally.ts countAgain': within(countAgain, a => [[a.odilon]]),
  'src/encounters/tally.ts projectEncounterPeople': within(projectEncounterPeople, a => [
    touched(a.encounter),
  ]),
  'src/encounters/tally.ts projectEncounters': within(projectEncounters, a => [touched(a.encounter)]),
  'src/encounters/tally.ts projectHousehold': within(projectHousehold, a => [touched(a.odilon)]),
  'src/encounters/tally.ts rebuildTallies': neither(rebuildTallies, () => []),
  'src/import/export.ts cardCount': counts(cardCount, () => []),
  'src/import/export.ts exportedCards': tells(exportedCards, () => ['4.0' as const]),
  'src/import/store.ts bringIn': changes(bringIn, a => [planOn(a), reading()]),
  'src/import/store.ts originsAfter': tells(originsAfter, () => ['']),
  'src/import/store.ts peopleAfter': tells(peopleAfter, () => ['']),
  'src/import/store.ts targetsOf': tells(targetsOf, a => [[{ personId: a.zephyrine, uid: null }]]),
  'src/owner/store.ts readSettings': tells(readSettings, () => []),
  'src/owner/store.ts takeSteps': changes(takeSteps, () => [['pick']]),
  'src/owner/store.ts believeBrowser': changes(believeBrowser, () => [{ country: 'BE' }]),
  'src/owner/store.ts ownerChose': changes(ownerChose, () => [{ ownerName: 'Encore quelqu’un' }]),
  'src/owner/store.ts saveSettings': changes(saveSettings, () => [{ ownerName: 'Quelqu’un d’autre' }]),
  'src/people/addressee.ts readAddressee': tells(readAddressee, a => [a.zephyrine]),
  'src/people/addressee.ts readAnybody': tells(readAnybody, a => [a.zephyrine]),
  'src/people/bulk.ts archivePeople': changes(archivePeople, a => [[a.zephyrine], true]),
  'src/people/bulk.ts deletePeople': changes(deletePeople, a => [[a.zephyrine]]),
  'src/people/bulk.ts setCircle': changes(setCircle, a => [[a.zephyrine], 4 as const]),
  'src/people/bulk.ts tagPeople': changes(tagPeople, a => [[a.zephyrine], 'autre']),
  'src/people/bulk.ts untagPeople': changes(untagPeople, a => [[a.zephyrine], TAG]),
  'src/platform/blobs.ts blobOf': tells(blobOf, a => [a.cardHash]),
  'src/people/card-blobs.ts contactsOf': tells(contactsOf, a => [[a.cardHash]]),
  'src/platform/blobs.ts keepBlobs': within(keepBlobs, a => [
    new Map([[a.cardHash, { bytes: CARD, mediaType: 'text/vcard' }]]),
  ]),
  'src/people/card-blobs.ts rememberContact': neither(rememberContact, () => [
    'of no card',
    called('Personne d’autre'),
  ]),
  'src/platform/gone.ts isGone': counts(isGone, a => ['follow_up', a.gone]),
  'src/people/list.ts facets': tells(facets, () => []),
  'src/people/list.ts listPeople': tells(listPeople, () => [
    { text: 'kervadec' },
    { sort: 'name' as const, offset: 0, limit: 50 },
  ]),
  'src/people/list.ts names': tells(names, () => []),
  'src/people/list.ts reachable': tells(reachable, () => []),
  'src/people/octets.ts cardOctets': tells(cardOctets, a => [a.zephyrine]),
  'src/people/octets.ts photoOf': tells(photoOf, a => [a.zephyrine]),
  'src/people/projection.ts lastContactsOf': counts(lastContactsOf, a => [[a.zephyrine]]),
  'src/people/projection.ts projectCountry': within(projectCountry, () => [touched('country')]),
  'src/people/projection.ts projectPeople': within(projectPeople, a => [touched(a.zephyrine)]),
  'src/people/make-small-photos.ts dropSmallPhotos': neither(dropSmallPhotos, () => []),
  'src/people/make-small-photos.ts makeSmallPhotos': neither(makeSmallPhotos, () => []),
  'src/people/small-photos.ts smallPhotosOf': neither(smallPhotosOf, () => [[]]),
  'src/people/small-photos.ts withWholePhoto': neither(withWholePhoto, a => [
    a.zephyrine,
    parseCard(CARD).value,
  ]),
  'src/people/token-parts.ts addParts': within(addParts, () => [['kervadec']]),
  'src/people/token-parts.ts tidyParts': neither(tidyParts, () => []),
  'src/people/paper/reached-by.ts reachedBy': tells(reachedBy, () => [
    { mails: ['zephyrine@leon.example'], phones: [] },
  ]),
  'src/people/paper/read-card.ts readCard': neither(readCard, () => [
    new Uint8Array([1, 2, 3]),
    new AbortController().signal,
  ]),
  'src/people/search.ts findPeople': tells(findPeople, () => ['kervadec', 8]),
  'src/people/token-index.ts candidates': counts(candidates, () => [queryWords('kervadec'), 8]),
  'src/people/token-index.ts countRows': counts(countRows, () => [queryWords('kervadec')]),
  'src/people/token-index.ts existing': counts(existing, () => [['kerva'], 'beginning' as const]),
  'src/people/token-index.ts tokensHolding': counts(tokensHolding, () => [{ part: 'ervad' }, 8]),
  'src/people/token-index.ts hasToken': counts(peopleWhere(hasToken), () => ['kervadec']),
  'src/people/token-index.ts isAmong': counts(peopleWhere(isAmong), () => ['kervadec']),
  'src/people/search.ts matching': counts(matching, () => ['kervadek']),
  'src/people/store.ts addNamedPeople': changes(addNamedPeople, a => [
    [{ id: a.desk.batches[0] as string, name: 'Personne d’autre' }],
  ]),
  'src/people/store.ts addPeople': changes(addPeople, a => [
    [{ id: a.desk.batches[0] as string, octets: CARD, origin: null, ...STRANGER }],
  ]),
  'src/people/store.ts keepLastContacts': within(keepLastContacts, a => [new Map([[a.zephyrine, LONG_AGO]])]),
  'src/people/store.ts personDetail': tells(personDetail, a => [a.zephyrine]),
  'src/people/store.ts savePerson': changes(savePerson, a => [
    { id: a.desk.batches[0] as string, ...STRANGER },
  ]),
  'src/people/store.ts savePersonFromOctets': changes(savePersonFromOctets, a => [
    { id: a.zephyrine, octets: CARD, acquaintance: NEW_ACQUAINTANCE },
  ]),
  'src/people/summary.ts cardsOf': tells(cardsOf, a => [[a.zephyrine]]),
  'src/people/ties.ts deleteTie': changes(deleteTie, a => [a.zephyrine, a.tie]),
  'src/people/ties.ts introducedBy': tells(introducedBy, a => [a.zephyrine]),
  'src/people/ties.ts saveTie': changes(saveTie, a => [
    { id: a.tie, personId: a.zephyrine, otherId: a.odilon, otherIs: 'x', personIs: 'y' },
  ]),
  'src/people/ties.ts tiesOf': tells(tiesOf, a => [a.zephyrine]),
  'src/platform/db/undo.ts undo': changes(undo, a => [a.lastBatch]),
  'src/platform/desk.ts lastSeq': counts(lastSeq, () => []),
  'src/platform/purge.ts purge': neither(purge, () => []),
  'src/today/read-draft-source.ts readDraftSource': tells(readDraftSource, a => [a.zephyrine]),
  'src/today/read-morning.ts readMorning': tells(readMorning, () => [wordsIn('fr').t]),
  'src/today/rhythm-store.ts learnDeskRhythm': counts(learnDeskRhythm, () => []),
  'src/today/rhythm-store.ts rhythmLearntOn': counts(rhythmLearntOn, () => []),
  'src/today/rhythm-store.ts rhythmModelOn': counts(rhythmModelOn, () => [TODAY]),
  'src/today/store.ts birthdaysOn': tells(birthdaysOn, () => [['11-23']]),
  'src/today/store.ts candidatesOn': tells(candidatesOn, () => [TODAY, { followUps: [], birthdays: [] }]),
  'src/today/store.ts channelsOf': counts(channelsOf, a => [[a.odilon]]),
  'src/today/store.ts companyDays': counts(companyDays, () => [{ from: LONG_AGO, to: TODAY }]),
  'src/today/store.ts firstCompanyDay': counts(firstCompanyDay, () => []),
  'src/today/store.ts historyOf': counts(historyOf, a => [a.odilon]),
  'src/today/store.ts microAcquaintances': tells(microAcquaintances, () => []),
  'src/today/store.ts newcomerCounts': counts(newcomerCounts, () => []),
  'src/today/store.ts notesOf': tells(notesOf, a => [a.zephyrine, LONG_AGO]),
  'src/today/store.ts replyToSuggestion': changes(replyToSuggestion, a => [
    { id: a.desk.batches[0] as string, personId: a.zephyrine, reply: 'never' as const, until: null },
  ]),
}

/** How many people an SQL condition of the search holds for, on whatever desk. */
function peopleWhere(condition: typeof hasToken) {
  return async (desk: Desk, text: string): Promise<number> => {
    const [word] = queryWords(text)
    if (!word) throw new RangeError(`nothing to search in ${text}`)
    const person = sql`person_card.person_id`
    const { rows } = await sql`select 1 from person_card where ${condition(desk, word, person)}`.execute(
      desk.db,
    )
    return rows.length
  }
}

function promise({ followUp, zephyrine }: FilledDesk) {
  const dueOn = addDays(TODAY, 3)
  return {
    id: followUp,
    text: 'autre chose',
    by: 'me' as const,
    personId: zephyrine,
    encounterId: null,
    dueOn,
    doneOn: null,
  }
}

function reading() {
  return {
    reader: { language: 'fr' as const, country: 'FR' as const },
    onProgress: () => {},
    isCancelled: () => false,
  }
}

/** A card that a file has of somebody of the other desk. */
function planOn({ zephyrine }: FilledDesk) {
  const card = {
    octets: CARD,
    contact: STRANGER.contact,
    hasPhoto: false,
    facts: {},
    meaning: 'autre',
    uid: null,
    where: '1',
  }
  const found = { kind: 'alike' as const, personId: zephyrine, name: '', why: 'mail' as const, shared: '' }
  const likeness = { ...found, probability: null, isSure: false, reasons: [] }
  return {
    additions: [],
    completions: [{ ref: '0', file: 'f.vcf', card, also: [], likeness }],
    files: ['f.vcf'],
  }
}
