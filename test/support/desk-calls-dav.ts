import { withOctets } from '../../src/dav/candidates.ts'
import { keepSaid, saidOf } from '../../src/dav/collection-store.ts'
import { addCollections, placeCollection, removeCollections } from '../../src/dav/made-collections.ts'
import {
  changedSince,
  everyMember,
  keepMembers,
  listMembers,
  type Member,
  memberNamed,
  membersNamed,
  memberWithUid,
  placeOf,
} from '../../src/dav/members.ts'
import {
  contentsOfObjects,
  keepObject,
  moveObject,
  objectRowId,
  removeObjects,
  saidOfObjects,
  sayOfObject,
} from '../../src/dav/objects.ts'
import { projectObjects, rememberDescribed } from '../../src/dav/project-objects.ts'
import { refuseUidConflict } from '../../src/dav/put.ts'
import type { Placed } from '../../src/dav/site.ts'
import { parseCard } from '../../src/lib/vcard/card.ts'
import { contactOf } from '../../src/lib/vcard/contact-of.ts'
import { voiceOf } from '../../src/owner/voice.ts'
import {
  CONTACTS,
  personRow,
  projectAddressBook,
  projectPhoneChoice,
  showPeopleAgain,
} from '../../src/people/address-book.ts'
import { contentsOfBirthdays, projectBirthdays, projectBirthdaysOfVoice } from '../../src/people/birthdays.ts'
import { cardOf, rememberCard } from '../../src/people/card-blobs.ts'
import { peopleCollection } from '../../src/people/collection.ts'
import { keepDeviceCard, personTakenAway } from '../../src/people/device-cards.ts'
import {
  projectGroups,
  refreshGroups,
  removeGroups,
  saveGroup,
  tagsAwaiting,
} from '../../src/people/groups.ts'
import { confirmRemoved, mark, putBack, removeByDevice, removedPeople } from '../../src/people/guard.ts'
import { eachBlob, keepBlob } from '../../src/platform/blobs.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { vcard } from './dav/bodies.ts'
import { changes, counts, type DeskCall, neither, tells, touched, within } from './desk-call.ts'
import type { FilledDesk } from './filled-desk.ts'
import { memberOf } from './filled-devices.ts'

const CARD = new TextEncoder().encode(vcard('uid-d-autrui', ['FN:Personne d’autre']))
const READ = parseCard(CARD).value
const DEVICE = { principal: 'u' }
const PLACE = { segments: [CONTACTS], properties: {}, row: null }
const EVERYTHING = { seq: -1, view: 'cards', withGone: true } as const
const PRINCIPAL = { kind: 'principal' } as const
const SAID = { '{urn:x}about': '<x xmlns="urn:x">autre chose</x>' }

/** What the protocol and the address book ask of a desk on behalf of devices. */
export const DAV_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/dav/candidates.ts withOctets': tells(
    (desk: Desk, ...asked: [Placed, Member[]]) => Array.fromAsync(withOctets(desk, ...asked)),
    a => [
      { ...PLACE, collection: peopleCollection() },
      [memberOf(personRow(a.zephyrine), CONTACTS, 'z.vcf')],
    ],
  ),
  'src/dav/collection-store.ts keepSaid': changes(keepSaid, () => [PRINCIPAL, () => SAID]),
  'src/dav/collection-store.ts saidOf': tells(saidOf, () => [PRINCIPAL]),
  'src/dav/made-collections.ts addCollections': within(addCollections, a => [[folderRow(a)]], 'changes'),
  'src/dav/made-collections.ts placeCollection': within(
    placeCollection,
    a => [a.dav.folder, { parentId: null, name: 'ailleurs' }],
    'changes',
  ),
  'src/dav/made-collections.ts removeCollections': within(
    removeCollections,
    a => [[a.dav.folder, a.dav.book]],
    'changes',
  ),
  'src/dav/members.ts changedSince': tells(changedSince, () => [CONTACTS, EVERYTHING]),
  'src/dav/members.ts everyMember': tells(everyMember, a => [a.dav.folder, { view: '' as const }]),
  'src/dav/members.ts keepMembers': within(keepMembers, a => [[personRow(a.dav.gwenole)], []], 'changes'),
  'src/dav/members.ts listMembers': tells(listMembers, () => [CONTACTS, '' as const]),
  'src/dav/members.ts memberNamed': tells(memberNamed, () => [CONTACTS, 'g.vcf']),
  'src/dav/members.ts memberWithUid': tells(memberWithUid, a => [CONTACTS, a.dav.groupMemberUid]),
  'src/dav/members.ts membersNamed': tells(membersNamed, () => [CONTACTS, ['g.vcf', 'm.vcf']]),
  'src/dav/members.ts placeOf': counts(placeOf, () => [CONTACTS]),
  'src/dav/objects.ts contentsOfObjects': tells(contentsOfObjects, a => [[fileOf(a)]]),
  'src/dav/objects.ts keepObject': within(
    keepObject,
    a => [
      { collectionId: a.dav.folder, name: 'notes.txt', octets: CARD, mediaType: 'text/plain' },
      { newId: a.desk.batches[0] as string, member: fileOf(a) },
    ],
    'changes',
  ),
  'src/dav/objects.ts moveObject': within(
    moveObject,
    a => [fileOf(a), { collectionId: a.dav.book, name: 'ailleurs.txt' }],
    'changes',
  ),
  'src/dav/objects.ts removeObjects': within(removeObjects, a => [[fileOf(a)]], 'changes'),
  'src/dav/objects.ts saidOfObjects': tells(saidOfObjects, a => [[fileOf(a)]]),
  'src/dav/objects.ts sayOfObject': within(sayOfObject, a => [fileOf(a), SAID], 'changes'),
  'src/dav/project-objects.ts projectObjects': within(projectObjects, a => [touched(a.dav.file)]),
  'src/dav/project-objects.ts rememberDescribed': neither(rememberDescribed, a => [
    a.dav.groupHash,
    { uid: null, component: null, text: '', startsAt: null, endsAt: null },
  ]),
  'src/dav/put.ts refuseUidConflict': counts(refuseUidConflict, a => [
    { ...PLACE, collection: peopleCollection() },
    {
      accepted: {
        uid: a.dav.groupMemberUid,
        component: 'VCARD',
        isExact: true,
        what: () => ({ what: 'test' }),
        save: async () => {},
      },
      name: 'autre.vcf',
      member: null,
      device: DEVICE,
    },
  ]),
  'src/owner/voice.ts voiceOf': tells(voiceOf, () => []),
  'src/people/address-book.ts projectAddressBook': within(projectAddressBook, a => [touched(a.zephyrine)]),
  'src/people/address-book.ts projectPhoneChoice': within(projectPhoneChoice, () => [touched('phone')]),
  'src/people/address-book.ts showPeopleAgain': within(showPeopleAgain, () => []),
  'src/people/birthdays.ts contentsOfBirthdays': tells(contentsOfBirthdays, a => [
    [memberOf(`birthday:${a.zephyrine}`, 'birthdays', 'z.ics')],
  ]),
  'src/people/birthdays.ts projectBirthdays': within(projectBirthdays, a => [touched(a.zephyrine)]),
  'src/people/birthdays.ts projectBirthdaysOfVoice': within(projectBirthdaysOfVoice, () => [
    touched('language'),
  ]),
  'src/people/card-blobs.ts cardOf': neither(cardOf, a => [a.cardHash, CARD]),
  'src/platform/blobs.ts eachBlob': tells(
    async (desk, hashes: string[]) => {
      const found: Uint8Array[] = []
      await eachBlob(desk, hashes, (_, bytes) => found.push(bytes))
      return found
    },
    a => [[a.cardHash]],
  ),
  'src/platform/blobs.ts keepBlob': within(
    keepBlob,
    () => [{ bytes: new Uint8Array([1, 2, 3]), mediaType: 'text/vcard' }],
    'changes',
  ),
  'src/people/card-blobs.ts rememberCard': neither(rememberCard, () => ['of no card', READ]),
  'src/people/device-cards.ts keepDeviceCard': within(
    keepDeviceCard,
    a => [
      {
        personId: a.zephyrine,
        isBack: false,
        collectionId: CONTACTS,
        name: 'z.vcf',
        octets: CARD,
        card: READ,
        contact: contactOf(READ),
      },
    ],
    'changes',
  ),
  'src/people/device-cards.ts personTakenAway': within(
    personTakenAway,
    a => [CONTACTS, a.dav.takenAwayUid],
    'changes',
  ),
  'src/people/groups.ts projectGroups': within(projectGroups, a => [touched(a.dav.group)]),
  'src/people/groups.ts refreshGroups': changes(refreshGroups, () => []),
  'src/people/groups.ts removeGroups': within(removeGroups, a => [CONTACTS, [a.dav.group]], 'changes'),
  'src/people/groups.ts saveGroup': within(
    saveGroup,
    a => [
      {
        id: a.dav.group,
        collectionId: CONTACTS,
        file: 'quatuor.vcf',
        bytes: CARD,
        said: { name: 'autre', members: [a.dav.groupMemberUid] },
      },
    ],
    'changes',
  ),
  'src/people/groups.ts tagsAwaiting': tells(tagsAwaiting, a => [CONTACTS, a.dav.groupMemberUid]),
  'src/people/guard.ts confirmRemoved': changes(confirmRemoved, a => [a.dav.device]),
  'src/people/guard.ts mark': within(mark, a => [[a.dav.gwenole], a.dav.device], 'changes'),
  'src/people/guard.ts putBack': changes(putBack, a => [a.dav.device]),
  'src/people/guard.ts removeByDevice': within(
    removeByDevice,
    a => [[a.dav.gwenole], { device: a.dav.device, collectionId: CONTACTS }],
    'changes',
  ),
  'src/people/guard.ts removedPeople': tells(removedPeople, () => []),
}

function fileOf({ dav }: FilledDesk): Member {
  return memberOf(objectRowId(dav.file), dav.folder, 'notes.txt')
}

function folderRow({ desk }: FilledDesk) {
  return {
    id: desk.batches[0] as string,
    home: 'files',
    parentId: null,
    name: 'autre',
    kind: 'folder',
    components: null,
    properties: '{}',
  }
}
