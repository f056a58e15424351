import type { Hono } from 'hono'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { guestDesk } from '../owner/guest-desk.ts'
import { readSettings } from '../owner/store.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk, Language } from '../platform/desk.ts'
import { type GuestVisit, guestDoor, idIn, SECRETIVE, speechIn, wordIn } from '../platform/guest-door.ts'
import type { DeskEnv } from '../platform/http.ts'
import { ACCEPTED_LINK_DAYS, isPageOpen } from './handover.ts'
import { handoverFile } from './handover-file.ts'
import type { HandoverView } from './handover-view.ts'
import { followLink, noteOpening, prolongLink, roughAgent } from './links.ts'
import { findHandover, handoverFacts } from './list.ts'
import { acceptHandover, askOwner, declineHandover, peerSays } from './peer-answers.ts'
import { type PeerView, peerPage } from './peer-page.ts'
import { shownToPeer } from './shown.ts'

const MOUNT = '/passage'

/** The page behind a link that leads somewhere. */
interface Visit extends GuestVisit {
  desk: Desk
  handover: HandoverView
}

interface Parts {
  database: Database
  /** The machine's clock otherwise. */
  now?: () => Date
}

/** Mounted at /passage: what a peer sees, who has no account. The token in the address is the only key. */
export function peerRoutes({ database, now = () => new Date() }: Parts): Hono<DeskEnv> {
  const { routes, visited, answered, dead, styleAt } = guestDoor<Visit>({
    mount: MOUNT,
    now,
    visitBy: (token, asked) => visitBy({ database, now }, token, asked),
    tooLate: ['handover-not-now'],
  })

  return routes
    .get(
      '/:token',
      visited(async (c, { desk, handover, path, language }) => {
        if (c.req.method === 'GET') {
          const agent = roughAgent(c.req.header('user-agent'))
          await noteOpening(database, { ...keyOf(desk, handover), now: desk.now(), agent })
        }
        const view = await viewFor(desk, handover)
        const door = { path, noteId: uuidv7(desk.now()), styleAt }
        return c.body(peerPage(view, door, speechIn(language)), 200, SECRETIVE)
      }),
    )
    .get(
      '/:token/mandat.json',
      visited(async (c, { desk, handover }) => {
        if (handover.state === 'declined') return dead(c)
        const facts = await handoverFacts(desk, handover.id)
        const { ownerName, letter } = await readSettings(desk)
        const from = { name: ownerName, email: letter.smtp?.from || letter.to }
        const file = handoverFile({ ...handover, ...facts, sentOn: handover.sentOn ?? handover.madeOn }, from)
        return c.body(`${JSON.stringify(file, null, 2)}\n`, 200, {
          ...SECRETIVE,
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': 'attachment; filename="mandat.json"',
        })
      }),
    )
    .post(
      '/:token/answer',
      answered(async (_, { desk, handover }, form) => {
        const answer = form.get('answer')
        if (answer === 'decline') await declineHandover(desk, handover.id, wordIn(form))
        else if (answer === 'accept') {
          await acceptHandover(desk, handover.id, wordIn(form))
          const key = keyOf(desk, handover)
          await prolongLink(database, { ...key, now: desk.now(), days: ACCEPTED_LINK_DAYS })
        } else throw new Refusal('invalid-input', { fields: ['answer'] })
      }),
    )
    .post(
      '/:token/ask',
      answered(async (_, { desk, handover }, form) => {
        const text = wordIn(form)
        if (text === '') throw new Refusal('invalid-input', { fields: ['word'] })
        await askOwner(desk, handover.id, { id: idIn(form, desk.now()), text })
      }),
    )
    .post(
      '/:token/said',
      answered(async (_, { desk, handover }, form) => {
        const said = {
          delivered: form.has('delivered'),
          pleased: form.has('pleased'),
          thanked: form.has('thanked'),
        }
        await peerSays(desk, handover.id, said, { id: idIn(form, desk.now()), text: wordIn(form) })
      }),
    )
    .get('/*', dead)
}

async function visitBy(
  { database, now }: Required<Parts>,
  token: string,
  asked: Language | null,
): Promise<Visit | null> {
  const link = await followLink(database, token, now())
  if (!link) return null
  const reading = await guestDesk(database, link.deskId, { now })
  const handover = await findHandover(reading, link.handoverId)
  const facts = await handoverFacts(reading, link.handoverId)
  if (!handover || !facts || !isPageOpen(facts, reading.today())) return null
  // In the history, it is they who did it.
  const desk = await guestDesk(database, link.deskId, { now, by: handover.person.name })
  return { desk, handover, path: `${MOUNT}/${token}`, language: asked ?? desk.language }
}

async function viewFor(desk: Desk, handover: HandoverView): Promise<PeerView> {
  const { ownerName } = await readSettings(desk)
  const { person, state, shown, clientAgreedOn, message, terms, notes, answer, expiresOn, madeOn } = handover
  return {
    sender: ownerName,
    name: person.name,
    state,
    shown: shownToPeer(shown, clientAgreedOn),
    message,
    terms,
    notes,
    answer,
    expiresOn: expiresOn ?? madeOn,
    delivered: handover.theyDeliveredOn !== null,
    pleased: handover.theyPleasedOn !== null,
    thanked: handover.theyThankedOn !== null,
  }
}

function keyOf(desk: Desk, { id }: HandoverView) {
  return { deskId: desk.id, handoverId: id }
}
