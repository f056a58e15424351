import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../../test/support/desk-process.ts'
import { inspectBackup } from './backup.ts'
import { openBackups } from './backups.ts'
import { openSqliteDatabase } from './db/database.ts'
import { unsealFile } from './sealed-file.ts'

async function deskIn() {
  const { path: folder, remove } = newFolder()
  const file = `${folder}/desk.db`
  const database = await openSqliteDatabase(file, { projectors: {}, durable: false })
  await database.system.insertInto('desk').values({ id: 'd', name: 'a desk', createdAt: '' }).execute()
  let now = new Date('2026-11-22T03:00:00Z')
  const backups = openBackups({ folder, file, databaseUrl: null, now: () => now })
  onTestFinished(async () => {
    await backups.close()
    await database.close()
    remove()
  })
  const wait = (days: number) => {
    now = new Date(now.getTime() + days * 86_400_000)
  }
  return { folder, file, backups, wait }
}

test('a backup is made beside, compared table by table, and told with its size and what it holds', async () => {
  const { folder, backups } = await deskIn()
  const made = await backups.backUp()
  expect(made).toMatchObject({ people: 0, unverified: null, isSealed: false })
  expect(statSync(`${folder}/backups/${made.name}`).size).toBe(made.bytes)
  expect(backups.view()).toMatchObject({ kept: [made], step: null, last: { refused: null } })
  expect(inspectBackup(`${folder}/backups/${made.name}`).desks).toBe(1)
})

test('with a passphrase it opens with that alone; the passphrase is in the folder, not in the database', async () => {
  const { folder, file, backups } = await deskIn()
  backups.setPassphrase('le phare')
  const { name, isSealed } = await backups.backUp()
  expect(isSealed).toBe(true)
  const sealed = `${folder}/backups/${name}`
  expect(() => inspectBackup(sealed)).toThrow('not-a-backup')
  await expect(unsealFile(sealed, `${folder}/opened`, 'le phare d’en face')).rejects.toThrow(
    'wrong-passphrase',
  )
  await unsealFile(sealed, `${folder}/opened`, 'le phare')
  expect(inspectBackup(`${folder}/opened`).desks).toBe(1)
  expect(readFileSync(file).includes('le phare')).toBe(false)
  backups.setPassphrase('')
  expect((await backups.backUp()).isSealed).toBe(false)
})

test('two at once are one: the second is told; what was left by one that was killed is cleared away', async () => {
  const { folder, file, backups, wait } = await deskIn()
  const first = backups.backUp()
  await expect(backups.backUp()).rejects.toThrow('backup-under-way')
  await first
  writeFileSync(`${folder}/backups/entregent-2026-11-21T03-00-00Z.backup`, 'half')
  writeFileSync(`${folder}/backups/.making-killed`, 'half')
  wait(1)
  const again = openBackups({ folder, file, databaseUrl: null })
  await again.backUp()
  await again.close()
  expect(readdirSync(`${folder}/backups`).filter(name => /killed|11-21/.test(name))).toEqual([])
})

test('a copy that is asked for while one is made waits for its turn', async () => {
  const { folder, backups } = await deskIn()
  const first = backups.backUp()
  await backups.copyTo(`${folder}/copy.backup`)
  expect(statSync(`${folder}/copy.backup`).size).toBeGreaterThan(0)
  await first
})

test('one that failed is told, and the ones that are there stay', async () => {
  const { file, backups, wait } = await deskIn()
  const made = await backups.backUp()
  wait(1)
  const raw = new DatabaseSync(file)
  raw.exec('drop table auth_session')
  raw.close()
  await expect(backups.backUp()).rejects.toThrow()
  expect(backups.view()).toMatchObject({ kept: [made], last: { refused: { code: 'backup-failed' } } })
})

test('those set aside before a migration go after a year, as the others do', async () => {
  const { folder, backups, wait } = await deskIn()
  await backups.backUp()
  writeFileSync(`${folder}/backups/before-version-2-2025-11-01T07-30-00Z.backup`, '')
  writeFileSync(`${folder}/backups/before-version-3-2026-11-01T07-30-00Z.backup`, '')
  wait(1)
  await backups.backUp()
  expect(readdirSync(`${folder}/backups`).filter(name => name.startsWith('before'))).toEqual([
    'before-version-3-2026-11-01T07-30-00Z.backup',
  ])
})
