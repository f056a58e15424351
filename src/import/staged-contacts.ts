import { KeptProblems } from '../lib/kept-problems.ts'
import { newCard } from '../lib/vcard/edit.ts'
import type { ImportedContact } from './contact-draft.ts'
import type { FoundContacts } from './found-contacts.ts'
import type { ReadOptions } from './read-result.ts'
import { fullProblem, isFull, type Room, takeRoom, tooFullProblem } from './room.ts'
import { type StagedCard, stagedCard } from './staged-card.ts'

/**
 * Cards of our own for the people of a file that holds none, as long as there is room.
 *
 * @returns with the place of each among the contacts.
 */
export function stagedContacts(
  found: Pick<FoundContacts, 'contacts' | 'problems'>,
  { room, digest }: { room: Room; digest: ReadOptions['digest'] },
): { staged: StagedCard[]; places: number[]; met: number; problems: KeptProblems } {
  const problems = new KeptProblems()
  problems.add(found.problems)
  const staged: StagedCard[] = []
  const places: number[] = []
  let met = 0
  for (const [place, row] of found.contacts.entries()) {
    if (isFull(room)) {
      problems.add([fullProblem(row.where)])
      break
    }
    met++
    room.cards--
    if (takeRoom(room, row.contact)) {
      staged.push(stagedRow(row, digest))
      places.push(place)
    } else problems.add([tooFullProblem(row.where)])
  }
  return { staged, places, met, problems }
}

function stagedRow({ contact, facts, where }: ImportedContact, digest: ReadOptions['digest']): StagedCard {
  const name = contact.name || facts.linkedinSlug || ''
  // The address of a member is all that LinkedIn gives at every export.
  const uid = facts.linkedinSlug === undefined ? contact.uid : `linkedin:${facts.linkedinSlug}`
  return { ...stagedCard(newCard({ ...contact, name }), { ...contact, name }, digest), uid, facts, where }
}
