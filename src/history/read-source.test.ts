import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Dovecot, hasDovecot, startDovecot } from '../../test/support/dovecot.ts'
import { newId, personWith } from '../../test/support/encounters.ts'
import { appleMail, bareMail, googleMail, outlookMail } from '../../test/support/invitation-mails.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { NO_OUTGOING } from '../owner/outgoing-services.ts'
import { saveSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { openDoor } from '../platform/outgoing.ts'
import { sealIn } from '../platform/sealed.ts'
import { PROJECTORS } from '../projectors.ts'
import { keepMeetings } from './meetings.ts'
import { readSource, tryMailbox } from './read-source.ts'
import { openSourceRuns } from './source-runs.ts'
import { keepSourceSecret } from './source-secrets.ts'
import { deleteSource, readFromBeginning, saveSource, sourcesOf } from './sources.ts'
import { idsWaiting, waitingOf } from './waiting.ts'

const folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
afterAll(() => rmSync(folder, { recursive: true }))
const seal = sealIn(folder)
const door = openDoor({ userAgent: 'Entregent/test', homeNetwork: true })

const mail = (from: string, to: string, day: number, ...more: string[]) =>
  [
    `From: ${from}`,
    `To: ${to}`,
    `Date: ${day} Oct 2026 10:00:00 +0200`,
    `Message-ID: <${from}${to}${day}@exemple.fr>`,
    ...more,
    '',
    'Un texte que personne ne lit.',
    '',
  ].join('\n')

// Without the program the rest of the suite runs all the same; bin/test installs it.
describe.skipIf(!hasDovecot)('a mailbox on a real server', () => {
  let server: Dovecot
  beforeAll(async () => {
    server = await startDovecot()
  })
  afterAll(() => server?.stop())

  onEveryDatabase(PROJECTORS, (newDesk, database) => {
    const allow = (desk: Desk) => saveSettings(desk, { outgoing: { ...NO_OUTGOING, allowed: ['mailbox'] } })
    async function mailboxOn(desk: Desk, { port, user, password }: Dovecot): Promise<string> {
      const id = newId()
      const place = { kind: 'mailbox', name: 'Poste', host: '127.0.0.1', port, user } as const
      await saveSource(desk, { id, ...place, isPaused: false })
      await keepSourceSecret({ database: database(), seal }, { deskId: desk.id, sourceId: id }, password)
      return id
    }
    const read = (desk: Desk, id: string) => readSource(desk, { door, seal, database: database() }, id)
    const encounters = async ({ db, id }: Desk) =>
      db
        .selectFrom('encounter')
        .select(['day', 'initiator'])
        .where('deskId', '=', id)
        .orderBy('day')
        .execute()

    /** A desk that knows Marie, and a mailbox of its own, as what is in it is counted. */
    async function withMarie() {
      const desk = await newDesk()
      const emails = [{ types: [], label: null, value: 'marie@exemple.fr' }]
      await personWith(desk, { name: 'Marie', emails })
      const server = await startDovecot()
      onTestFinished(server.stop)
      return { desk, server, id: await mailboxOn(desk, server) }
    }

    test('what came and what was sent become encounters; only what is new is read the next time', async () => {
      const { desk, server, id } = await withMarie()
      await server.deliver('INBOX', mail('Marie <marie@exemple.fr>', 'moi@exemple.fr', 1))
      await server.deliver('INBOX', mail('no-reply@exemple.fr', 'moi@exemple.fr', 1))
      await server.deliver('Junk', mail('marie@exemple.fr', 'moi@exemple.fr', 9))

      await expect(read(desk, id)).rejects.toMatchObject({ code: 'outgoing-not-allowed' })
      await allow(desk)
      const first = await read(desk, id)
      expect(first).toMatchObject({ problem: null, taken: { messages: 2, automatic: 1, encounters: 1 } })
      await server.deliver('Sent', mail('un-autre@exemple.fr', 'marie@exemple.fr', 3))
      expect(await read(desk, id)).toMatchObject({ taken: { messages: 1, encounters: 1 } })
      expect(await read(desk, id)).toMatchObject({ taken: { messages: 0, encounters: 0 } })
      expect(await encounters(desk)).toEqual([
        { day: '2026-10-01', initiator: 'them' },
        { day: '2026-10-03', initiator: 'me' },
      ])
      // Numbers that begin anew, or all read again: the same messages, nothing twice.
      await server.renumber('INBOX')
      expect(await read(desk, id)).toMatchObject({ problem: null, taken: { encounters: 0 } })
      await readFromBeginning(desk, id)
      const again = await read(desk, id)
      expect([again.taken.messages, again.taken.encounters]).toEqual([3, 0])
      expect(await encounters(desk)).toHaveLength(2)
    })

    test('an invitation is the meeting that the calendar tells, whichever folder it lies in; the rest stays unread', async () => {
      const { desk, server, id } = await withMarie()
      await allow(desk)
      // The answer lies in a folder that is read before what it answers.
      const people = ['ORGANIZER:mailto:moi@exemple.fr', 'ATTENDEE;PARTSTAT=DECLINED:mailto:marie@exemple.fr']
      const asked = people.map(line => line.replace('DECLINED', 'NEEDS-ACTION'))
      await server.deliver('INBOX', googleMail({ uid: 'a' }))
      await server.deliver('INBOX', outlookMail({ uid: 'a', sequence: 1, hour: 9 }))
      await server.deliver('INBOX', appleMail({ uid: 'b' }))
      await server.deliver('INBOX', bareMail({ uid: 'c', method: 'REPLY', people, written: 9 }))
      await server.deliver('Sent', outlookMail({ uid: 'c', people: asked, from: 'moi@exemple.fr' }))
      await server.deliver('INBOX', mail('marie@exemple.fr', 'moi@exemple.fr', 1))
      const first = await read(desk, id)
      expect(first).toMatchObject({ problem: null, taken: { messages: 6, encounters: 1, meetings: 2 } })
      const told = async () =>
        (await waitingOf(desk)).meetings.map(({ time, people }) => [time, people[0]?.name])
      expect(await told()).toEqual([
        ['11:00', 'Marie'],
        ['10:00', 'Marie'],
      ])
      expect([await server.marked('INBOX'), await server.marked('Sent')]).toEqual([0, 0])

      await server.deliver('INBOX', googleMail({ uid: 'b', method: 'CANCEL', sequence: 1 }))
      await server.deliver('INBOX', googleMail({ uid: 'a' }))
      expect(await read(desk, id)).toMatchObject({ problem: null, taken: { messages: 2, meetings: 0 } })
      expect(await told()).toEqual([['11:00', 'Marie']])
      expect(await keepMeetings(desk, await idsWaiting(desk, {}))).toBe(1)
      await readFromBeginning(desk, id)
      expect(await read(desk, id)).toMatchObject({ taken: { messages: 8, meetings: 0, encounters: 0 } })
      expect(await encounters(desk)).toHaveLength(2)
    })

    test('a mailbox is tried before it is kept; a wrong password is said, and shown to nobody', async () => {
      const desk = await newDesk()
      await allow(desk)
      const { port, user, password } = server
      const place = { host: '127.0.0.1', port, user }
      expect(await tryMailbox(desk, door, { ...place, password })).toMatchObject({ folders: 2 })
      await expect(tryMailbox(desk, door, { ...place, password: 'non' })).rejects.toMatchObject({
        code: 'mailbox-refused',
      })
      const shared = openDoor({ userAgent: 'Entregent/test' })
      await expect(tryMailbox(desk, shared, { ...place, password })).rejects.toMatchObject({
        code: 'outgoing-private',
      })
      const id = await mailboxOn(desk, server)
      await keepSourceSecret({ database: database(), seal }, { deskId: desk.id, sourceId: id }, 'faux')
      expect(await read(desk, id)).toMatchObject({ problem: { code: 'mailbox-refused' }, answeredAt: null })
      const secrets = await database()
        .system.selectFrom('deskSecret')
        .selectAll()
        .where('deskId', '=', desk.id)
        .execute()
      expect(JSON.stringify([secrets, await sourcesOf(desk)])).not.toContain('faux')
    })

    test('a reading that is stopped says nothing, and can begin again', async () => {
      const desk = await newDesk()
      await allow(desk)
      const id = await mailboxOn(desk, server)
      const mistakes: unknown[] = []
      const runs = openSourceRuns({ door, seal, database: database() }, error => mistakes.push(error))
      const ended = runs.start(desk, id)
      expect(runs.of(desk.id, id)).toEqual({ done: 0, total: 0 })
      await runs.stop(desk.id, id)
      await ended
      expect([runs.of(desk.id, id), mistakes]).toEqual([null, []])
      await runs.start(desk, id)
      expect((await sourcesOf(desk))[0]?.problem).toBeNull()
      await deleteSource(desk, id)
      await expect(read(desk, id)).rejects.toMatchObject({ code: 'gone' })
    })
  })
})
