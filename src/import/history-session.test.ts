import { afterAll, expect, test } from 'vitest'
import { personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { readSettings } from '../owner/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import type { ImportView } from './import-view.ts'
import { openImports } from './session.ts'

const imports = openImports()
afterAll(() => imports.close())

const MAIL = (who: string, day: number, ...more: string[]) =>
  [
    `From ${who} Mon Oct  5 10:00:00 2026`,
    `From: ${who}`,
    'To: moi@exemple.fr',
    'Delivered-To: moi@exemple.fr',
    `Date: ${day} Oct 2026 10:00:00 +0200`,
    `Message-ID: <${who}${day}>`,
    ...more,
    '',
    'Bonjour',
    '',
  ].join('\n')
const MAILBOX = [1, 2, 3].map(day => MAIL('marie@exemple.fr', day)).join('') + MAIL('no-reply@exemple.fr', 4)
const CALENDAR = `BEGIN:VCALENDAR
BEGIN:VEVENT
UID:u1
DTSTART:20261005T080000Z
ATTENDEE;CN=Lucie Roy:mailto:lucie@exemple.fr
END:VEVENT
END:VCALENDAR
`
const CARD = 'BEGIN:VCARD\nVERSION:3.0\nFN:Lucie Roy\nEMAIL:lucie@exemple.fr\nEND:VCARD\n'
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })

async function bring(desk: Desk, files: ReturnType<typeof file>[]): Promise<ImportView> {
  // The octets are handed over: the same files are sent anew.
  const sent = files.map(({ name, bytes }) => ({ name, bytes: bytes.slice() }))
  const id = await imports.start(desk, sent)
  await until(desk, id, 'ready')
  const preview = imports.view(desk, id)
  imports.commit(desk, id, {})
  await until(desk, id, 'done')
  return { ...imports.view(desk, id), history: preview.history }
}

function until(desk: Desk, id: string, state: ImportView['state']): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const view = imports.view(desk, id)
      if (view.state === 'failed') reject(new Error(view.error ?? ''))
      if (view.state === state) resolve()
    }
    imports.follow(desk, id, look)
    look()
  })
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('cards, a mailbox and a calendar in one batch: seen before, taken once, undone as one', async () => {
    const desk = await newDesk()
    await personWith(desk, { name: 'Marie', emails: [{ types: [], label: null, value: 'marie@exemple.fr' }] })
    const files = [file('a.vcf', CARD), file('b.mbox', MAILBOX), file('c.ics', CALENDAR)]
    const first = await bring(desk, files)
    expect(first.files.map(({ format, messages, events }) => [format, messages, events])).toEqual([
      ['vcard', 0, 0],
      ['mbox', 4, 0],
      ['ics', 0, 1],
    ])
    expect(first.history).toMatchObject({
      ...{ exchanges: 3, meetings: 1, automatic: 1, known: 2, unknown: 0, days: 3 },
      ...{ from: '2026-10-01', to: '2026-10-05', guessed: ['moi@exemple.fr'] },
    })
    expect(first.result).toMatchObject({ added: 1, encounters: 3, meetings: 1 })
    expect((await readSettings(desk)).history.mails).toEqual(['moi@exemple.fr'])
    const rows = async (table: 'encounter' | 'meeting' | 'correspondence' | 'person') =>
      (await desk.db.selectFrom(table).select('id').where('deskId', '=', desk.id).execute()).length
    expect(await Promise.all([rows('encounter'), rows('meeting'), rows('person')])).toEqual([3, 1, 2])

    const again = await bring(desk, files)
    expect([again.batch, again.result]).toMatchObject([null, { encounters: 0, meetings: 0 }])
    await undo(desk, first.batch as string)
    expect(await Promise.all([rows('encounter'), rows('meeting'), rows('correspondence')])).toEqual([0, 0, 0])
  })
})
