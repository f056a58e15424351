import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sealIn } from './sealed.ts'

const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'entregent-test-')))
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})
const [here = '', elsewhere = ''] = folders

test('what is closed here opens here, at the next start too, and nowhere else', () => {
  const closed = sealIn(here).close('mot de passe')
  expect(closed).not.toContain('mot')
  expect(sealIn(here).open(closed)).toBe('mot de passe')
  expect(sealIn(elsewhere).open(closed)).toBeNull()
  expect(sealIn(here).open(`${closed.slice(0, -4)}AAA=`)).toBeNull()
  expect(sealIn(here).open('')).toBeNull()
  expect(statSync(join(here, 'seal.key')).mode & 0o777).toBe(0o600)
})
