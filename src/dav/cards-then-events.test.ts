import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { vcalendar, vcard } from '../../test/support/dav/bodies.ts'
import { WHOLE_SITE } from '../../test/support/filled-devices.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addDays, dayAt } from '../lib/day.ts'
import { openLog } from '../platform/log.ts'
import { LAG, PROJECTORS } from '../projectors.ts'
import { wordsIn } from '../words.ts'
import { addDevice } from './devices.ts'
import { davListener } from './server.ts'

onEveryDatabase(
  PROJECTORS,
  (newDesk, database) => {
    test('an event that comes right after the card of whom it is with is a plan with them', async () => {
      const desk = await newDesk()
      const listener = davListener({
        database: database(),
        site: WHOLE_SITE,
        log: openLog('silent'),
        words: { fr: wordsIn('fr').t, en: wordsIn('en').t },
        settingsOf: async () => ({ language: 'fr', timeZone: 'Europe/Paris' }),
        publicUrl: null,
      })
      const server = createServer((req, res) => void listener(req, res))
      onTestFinished(() => server.close().closeAllConnections())
      await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
      const { port } = server.address() as AddressInfo
      const { user, password } = await addDevice(database(), desk.id, 'iPhone')
      const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
      const put = async (path: string, body: string) =>
        (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'PUT', headers: { authorization }, body }))
          .status

      const card = vcard('u-1', ['FN:Zéphyrine Kervadec', 'TEL:06 12 00 34 56'])
      expect(await put(`/addressbooks/${user}/contacts/z.vcf`, card)).toBe(201)
      const day = addDays(dayAt(new Date(), 'Europe/Paris'), 2).replaceAll('-', '')
      const lines = ['SUMMARY:Café avec Zéphyrine Kervadec', `DTSTART:${day}T090000Z`, `DTEND:${day}T100000Z`]
      expect(await put(`/calendars/${user}/encounters/e.ics`, vcalendar('e-1', 'VEVENT', lines))).toBe(201)
      const planned = await desk.db
        .selectFrom('encounterPerson')
        .select('id')
        .where('deskId', '=', desk.id)
        .execute()
      expect(planned).toHaveLength(1)
    })
  },
  { lag: LAG },
)
