import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { filledDesk, ODILON, ZEPHYRINE } from '../../test/support/filled-desk.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { openBackups } from '../platform/backups.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import type { ExportView } from './export-view.ts'
import { openExports } from './exports.ts'
import { leavingRoutes } from './routes.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  const appOf = (desk: Desk) => {
    const exports = openExports(folder)
    const backups = openBackups({ folder, file: join(folder, 'desk.db'), databaseUrl: null })
    const app = appWith(
      '/api/leaving',
      leavingRoutes({ database: database(), backups, exports, folder }),
      desk,
    )
    const request = (path: string, init?: RequestInit) => app.request(path, init)
    const get = async (path: string) => (await request(path)).json()
    return { exports, request, get, send: (path: string, body: object) => request(path, json(body, 'POST')) }
  }

  test('a desk is packed into one file, told how far it is, and gone once it is dropped', async () => {
    const { desk } = await filledDesk(await newDesk())
    const { get, send, exports, request } = appOf(desk)
    expect((await send('/api/leaving/export', { isPacked: true })).status).toBe(202)
    expect((await send('/api/leaving/export', {})).status).toBe(409)
    const view = async () => (await get('/api/leaving/export')) as ExportView
    while (/writing|packing/.test((await view()).state)) await setTimeout(20)
    const { state, files, bytes } = await view()
    expect(state).toBe('ready')
    const zip = new Uint8Array(await (await request('/api/leaving/export/file')).arrayBuffer())
    expect(zip).toHaveLength(bytes as number)
    const unzipped = unzipSync(zip)
    expect(Object.keys(unzipped).sort()).toEqual(files.map(({ name }) => name).sort())
    expect(new TextDecoder().decode(unzipped['cards.vcf'])).toContain('Kervadec')
    expect((await request('/api/leaving/export/files/..%2Fdesk.db')).status).toBe(404)
    expect((await request('/api/leaving/export', { method: 'DELETE' })).status).toBe(204)
    expect((await request('/api/leaving/export/file')).status).toBe(404)
    await exports.close()
    expect(readdirSync(folder)).toEqual([])
  })

  test('what is held about somebody is told in words, and whole in a file; erased, they are gone', async () => {
    const { desk, zephyrine } = await filledDesk(await newDesk())
    const { get, send, request } = appOf(desk)
    const held = (await get(`/api/leaving/people/${zephyrine}`)) as {
      name: string
      lines: { kind: string }[]
    }
    expect(held.name).toBe(ZEPHYRINE)
    expect(new Set(held.lines.map(({ kind }) => kind)).size).toBeGreaterThan(5)
    const file = await (await request(`/api/leaving/people/${zephyrine}/file`)).text()
    expect(JSON.parse(file)).toMatchObject({
      contact: { name: ZEPHYRINE },
      rows: { tie: [{ other_is: 'beau-frère' }] },
    })
    expect(file).not.toContain(ODILON)
    expect(await get(`/api/leaving/people/${zephyrine}/erasure`)).toMatchObject({ backups: 0 })
    expect((await send(`/api/leaving/people/${zephyrine}/erasure`, {})).status).toBe(204)
    expect((await request(`/api/leaving/people/${zephyrine}`)).status).toBe(410)
  })
})
