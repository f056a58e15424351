import { saveFollowUp } from '../encounters/follow-ups.ts'
import { addEncounters } from '../encounters/store.ts'
import { printCard } from '../lib/vcard/card.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { addPeople } from '../people/store.ts'
import { saveTie } from '../people/ties.ts'
import type { Desk } from '../platform/desk.ts'
import { plantDuplicates } from './invent-duplicates.ts'
import { plantGoingOut } from './invent-going-out.ts'
import { plantHistory } from './invent-history.ts'
import { plantPlaces } from './invent-places.ts'
import { plantWork } from './invent-work.ts'
import { inventWorld, type WorldSize } from './world.ts'

/** Fills an empty desk with an invented one: the people, then all that happened with them. */
export async function seedDemo(desk: Desk, size: Omit<WorldSize, 'today'>): Promise<void> {
  const { people, ties, encounters, followUps, work, places, out } = inventWorld({
    ...size,
    today: desk.today(),
  })
  await addPeople(
    desk,
    people.map(person => ({ ...person, octets: printCard(newCard(person.contact)), origin: null })),
  )
  await desk.write(
    { what: 'encounters:change.imported', details: { count: encounters.length } },
    async inside => {
      for (const tie of ties) await saveTie(inside, tie)
      await addEncounters(inside, encounters)
      for (const followUp of followUps) await saveFollowUp(inside, followUp)
      await plantWork(inside, work)
      await plantPlaces(inside, places)
      await plantGoingOut(inside, out)
    },
  )
  await plantDuplicates(desk, people)
  await plantHistory(desk, people)
}
