import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { filledDesk } from '../../test/support/filled-desk.ts'
import { asVersion, type FirstVersion } from '../../test/support/first-version.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { rename } from '../../test/support/people.ts'
import { PROJECTORS } from '../projectors.ts'
import { backUpPostgres, inspectDump, restorePostgres } from './backup-postgres.ts'
import { openPostgresDatabase } from './db/database.ts'
import { MIGRATIONS } from './db/migrate.ts'
import { unsealFile } from './sealed-file.ts'
import { printsOfPostgres, type TablePrints } from './table-prints.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe.skipIf(!process.env.ENTREGENT_TEST_POSTGRES)('with a server', () => {
  onEveryDatabase(PROJECTORS, (newDesk, database) => {
    const prints = async (url: string): Promise<TablePrints> => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      return printsOfPostgres(client).finally(() => client.end())
    }

    test('a dump is put back aside and compared, restores whole, and the desk works on it', async context => {
      context.skip(database().dialect === 'sqlite', 'of PostgreSQL alone')
      const { desk, zephyrine } = await filledDesk(await newDesk())
      const before = (MIGRATIONS.at(-2)?.version ?? 1) as number
      const copy: FirstVersion = await asVersion(database(), before)
      const url = copy.databaseUrl as string
      const opening = () => openPostgresDatabase(url, { projectors: PROJECTORS, connections: 2 })
      const inside = (opened: Awaited<ReturnType<typeof opening>>) =>
        opened.desk(desk.id, { language: 'fr', timeZone: 'Europe/Paris', by: 'test' })
      try {
        await (await opening()).close()
        const [plain, sealed] = [join(folder, '1.backup'), join(folder, '2.backup')]
        const steps: string[] = []
        const made = await backUpPostgres(url, plain, { onStep: step => steps.push(step) })
        expect(made).toMatchObject({ unverified: null, version: MIGRATIONS.at(-1)?.version })
        expect(steps).toEqual(['copying', 'checking'])
        expect(await inspectDump(plain)).toEqual({
          version: made.version,
          desks: made.desks,
          people: made.people,
          encounters: made.encounters,
        })
        const stood = await prints(url)
        expect(stood).toEqual(made.tables)

        await backUpPostgres(url, sealed, { passphrase: 'le phare de nuit' })
        await expect(inspectDump(sealed)).rejects.toThrow('passphrase-needed')
        await unsealFile(sealed, join(folder, 'opened'), 'le phare de nuit')
        expect((await inspectDump(join(folder, 'opened'))).people).toBe(made.people)

        const changed = await opening()
        await rename(inside(changed), zephyrine, 'Ana')
        await expect(restorePostgres(url, plain)).rejects.toThrow('desk-running')
        await changed.close()
        const now = await prints(url)
        expect(now).not.toEqual(stood)

        const octets = readFileSync(plain)
        writeFileSync(join(folder, 'damaged'), octets.subarray(0, octets.length - 2000))
        writeFileSync(join(folder, 'letter'), 'a letter')
        for (const name of ['damaged', 'letter'])
          await expect(restorePostgres(url, join(folder, name)), name).rejects.toThrow(
            /not-a-backup|backup-failed/,
          )
        expect(await prints(url)).toEqual(now)

        await restorePostgres(url, plain)
        expect(await prints(url)).toEqual(stood)
        const restored = await opening()
        await rename(inside(restored), zephyrine, 'Zéphyrine Le Goff')
        await restored.close()
        expect(readdirSync(folder).filter(name => name.startsWith('.'))).toEqual([])
      } finally {
        await copy.remove()
      }
    }, 180_000)
  })
})
