import { chooseSlot, markSent } from '../../src/company/invitation-answers.ts'
import { saveInvitation } from '../../src/company/invitation-store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { invitation } from './invitations.ts'

const LINK = 'https://visio.example.org/le-salon-des-luthiers'
const MESSAGE = 'Apportez votre tasse ébréchée.'
const ANSWER = 'Volontiers, après la cuisson du pain.'

/** Two proposals to Odilon: one that waits, one settled. */
export async function fillInvitations(desk: Desk, { odilon }: Pick<FilledPeople, 'odilon'>) {
  const [open, settled] = [newId(), newId()] as const
  const written = { personId: odilon, link: LINK, message: MESSAGE }
  await saveInvitation(desk, invitation({ ...written, id: open, slots: ['2026-12-09T10:00:00Z'] }))
  await markSent(desk, open)
  await saveInvitation(desk, invitation({ ...written, id: settled, slots: ['2026-12-10T10:00:00Z'] }))
  await markSent(desk, settled)
  await chooseSlot(desk, settled, { slot: '2026-12-10T10:00:00Z', word: ANSWER, by: 'page' })
  return { open, settled, secrets: [open, settled, LINK, MESSAGE, ANSWER] }
}
