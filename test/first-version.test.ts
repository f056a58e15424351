import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDesk } from '../src/cli/open-desk.ts'
import { showEverything, siteOf } from '../src/collections.ts'
import type { Site } from '../src/dav/site.ts'
import { followUpsOf, saveFollowUp } from '../src/encounters/follow-ups.ts'
import { saveEncounter } from '../src/encounters/store.ts'
import { addDays } from '../src/lib/day.ts'
import { personDetail } from '../src/people/store.ts'
import { inspectBackup } from '../src/platform/backup.ts'
import type { Config } from '../src/platform/config.ts'
import { openLog } from '../src/platform/log.ts'
import { PROJECTORS } from '../src/projectors.ts'
import { appOn } from './support/app-on.ts'
import { answeredIn, said } from './support/dav/answers.ts'
import { propfindOf } from './support/dav/bodies.ts'
import { askOn } from './support/dav/plain-site.ts'
import { coffee, newId } from './support/encounters.ts'
import { filledDesk, imageOf } from './support/filled-desk.ts'
import { WHOLE_SITE } from './support/filled-devices.ts'
import { asFirstVersion, type FirstVersion } from './support/first-version.ts'
import { onEveryDatabase } from './support/on-every-database.ts'
import { phone, rename, somebody } from './support/people.ts'

const ANA = 'Ana Quemeneur'
const DATA = '<d:getetag/><card:address-data/><cal:calendar-data/>'

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  /** A desk of before there were devices: people, what is planned, what is to be done. */
  const beforeDevices = async () => {
    const { member } = await appOn(database())
    const { deskId } = await member('Ana')
    const desk = database().desk(deskId, { language: 'fr', timeZone: 'Europe/Paris', by: 'screen' })
    const birthday = { year: 1980, month: 11, day: 23 }
    const ana = await somebody(desk, 'Ana', { phones: [phone('02 98 61 00 01')], birthday })
    await somebody(desk, 'Le boulanger')
    await rename(desk, ana, ANA)
    const renaming = desk.batches.at(-1) as string
    const planned = newId()
    const tomorrow = addDays(desk.today(), 1)
    await saveEncounter(desk, coffee({ id: planned, day: tomorrow, planned: true, personIds: [ana] }))
    await saveEncounter(desk, coffee({ day: addDays(desk.today(), -3), personIds: [ana] }))
    const promised = newId()
    const followUp = { id: promised, text: 'prêter le métronome', by: 'me' as const, personId: ana }
    await saveFollowUp(desk, { ...followUp, encounterId: null, dueOn: tomorrow, doneOn: null })
    return { ana, planned, promised, renaming }
  }

  /** The whole program on the folder, as of today. */
  const opened = async ({ folder, databaseUrl }: FirstVersion) => {
    const config: Config = {
      host: '127.0.0.1',
      port: 0,
      folder,
      databaseUrl,
      publicUrl: null,
      demo: false,
      verbose: false,
      language: 'fr',
    }
    const open = await openDesk(config, openLog('silent'))
    const request = (method: string, path: string, body?: unknown) =>
      open.app.request(
        path,
        {
          method,
          ...(body === undefined
            ? {}
            : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
        },
        { local: true },
      )
    return { open, request }
  }

  test('a desk of the first version is backed up, opened, and shown whole to its first device', async () => {
    const { ana, planned, promised, renaming } = await beforeDevices()
    const old = await asFirstVersion(database())
    try {
      const { open, request } = await opened(old)
      try {
        const [backup, ...others] = readdirSync(join(old.folder, 'backups'))
        expect(others).toEqual([])
        expect(backup).toMatch(/^before-version-2-.*\.backup$/)
        const file = join(old.folder, 'backups', backup as string)
        if (old.databaseUrl === null) expect(inspectBackup(file)).toMatchObject({ version: 1, people: 2 })
        else expect(readFileSync(file).subarray(0, 5).toString()).toBe('PGDMP')

        const { desk } = await open.owner()
        const added = await request('POST', '/api/devices', { name: 'iPhone' })
        expect(added.status).toBe(201)
        const { user } = (await added.json()) as { user: string }
        const site: Site = { ...siteOf(open.database), builtIn: WHOLE_SITE.builtIn }
        const ask = askOn(desk, { site, device: { principal: user } })
        const shown = async (folder: string) => {
          const path = folder.replace('/u/', `/${user}/`)
          const { text } = await ask('PROPFIND', path, { headers: { depth: '1' }, body: propfindOf(DATA) })
          return new Map(
            answeredIn(text)
              .filter(({ href }) => href !== path)
              .map(one => [one.href.slice(path.length), said(one, 'getetag')] as const),
          )
        }
        const book = await shown('/addressbooks/u/contacts/')
        expect([...book.keys()]).toEqual([`${ana}.vcf`])
        expect([...(await shown('/calendars/u/encounters/')).keys()]).toEqual([`${planned}.ics`])
        expect([...(await shown('/calendars/u/follow-ups/')).keys()]).toEqual([`${promised}.ics`])
        expect([...(await shown('/calendars/u/birthdays/')).keys()]).toEqual([`${ana}.ics`])

        const card = await ask('GET', `/addressbooks/${user}/contacts/${ana}.vcf`)
        expect(card.text).toContain(ANA)
        expect((await request('POST', '/api/devices', { name: 'Mac' })).status).toBe(201)
        expect(await shown('/addressbooks/u/contacts/')).toEqual(book)

        // What was done before is still undone, and devices hear of it.
        expect((await request('POST', `/api/batches/${renaming}/undo`)).status).toBeLessThan(300)
        expect((await personDetail(desk, ana))?.contact.name).toBe('Ana')
        expect((await shown('/addressbooks/u/contacts/')).get(`${ana}.vcf`)).not.toBe(book.get(`${ana}.vcf`))
        expect(await followUpsOf(desk, {})).toMatchObject([{ id: promised, personName: 'Ana' }])
      } finally {
        await open.close()
      }
    } finally {
      await old.remove()
    }
  })

  test('where everything is shown, looking at it again changes nothing', async () => {
    const { desk } = await filledDesk(await newDesk())
    const ask = askOn(desk, { site: WHOLE_SITE, device: { groups: 'cards' } })
    for (const { home, id } of WHOLE_SITE.builtIn) {
      const path = home === 'files' ? '/files/u/' : `/${home}/u/${id}/`
      expect((await ask('PROPFIND', path, { headers: { depth: '1' } })).status).toBe(207)
    }
    const before = await imageOf(database(), desk.id)
    await showEverything(desk)
    expect(await imageOf(database(), desk.id)).toEqual(before)
  })
})
