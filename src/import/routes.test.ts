import { Hono } from 'hono'
import { afterAll, expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { projectPeople } from '../people/projection.ts'
import { batchRoutes } from '../platform/batches.ts'
import type { Desk } from '../platform/desk.ts'
import type { DeskEnv } from '../platform/http.ts'
import type { ImportView } from './import-view.ts'
import { exportRoutes, importRoutes } from './routes.ts'
import { openImports } from './session.ts'

const CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u-1\r\nFN:Ana Roy\r\nN:Roy;Ana;;;\r\nEND:VCARD\r\n'

const imports = openImports()
afterAll(() => imports.close())

const routes = new Hono<DeskEnv>()
  .route('/imports', importRoutes(imports))
  .route('/export.vcf', exportRoutes)
  .route('/batches', batchRoutes)

function app(desk: Desk) {
  return appWith('/api', routes, desk)
}

function upload(...contents: string[]): RequestInit {
  const form = new FormData()
  for (const [i, content] of contents.entries()) form.append('files', new File([content], `book-${i}.vcf`))
  return { method: 'POST', body: form }
}

async function settled(desk: Desk, id: string): Promise<ImportView> {
  for (;;) {
    const view = (await (await app(desk).request(`/api/imports/${id}`)).json()) as ImportView
    if (view.state !== 'reading' && view.state !== 'committing') return view
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

onEveryDatabase({ person: projectPeople }, newDesk => {
  test('files are sent, previewed, committed and undone', async () => {
    const desk = await newDesk()
    const sent = await app(desk).request('/api/imports', upload(CARD, CARD.replaceAll('Ana', 'Zoé')))
    expect(sent.status).toBe(202)
    const { id } = (await sent.json()) as { id: string }
    const ready = await settled(desk, id)
    expect(ready).toMatchObject({ id, state: 'ready', counts: { new: 2 }, batch: null, error: null })
    expect(ready.files.map(({ name }) => name)).toEqual(['book-0.vcf', 'book-1.vcf'])

    const committed = await app(desk).request(`/api/imports/${id}/commit`, json({ decisions: {} }, 'POST'))
    expect(committed.status).toBe(202)
    const done = await settled(desk, id)
    expect(done).toMatchObject({ state: 'done', result: { added: 2 } })
    const again = await app(desk).request(`/api/imports/${id}/commit`, json({}, 'POST'))
    expect([again.status, ((await again.json()) as { code: string }).code]).toEqual([409, 'import-not-ready'])

    const out = await app(desk).request('/api/export.vcf?version=4.0')
    expect(out.headers.get('content-type')).toBe('text/vcard; charset=utf-8; version=4.0')
    expect(out.headers.get('entregent-cards')).toBe('2')
    expect(out.headers.get('content-disposition')).toContain('entregent-2026-11-21.vcf')
    expect((await out.text()).match(/^(FN|VERSION):.*$/gm)?.sort()).toEqual([
      ...['FN:Ana Roy', 'FN:Zoé Roy', 'VERSION:4.0', 'VERSION:4.0'],
    ])

    expect((await app(desk).request(`/api/batches/${done.batch}/undo`, { method: 'POST' })).status).toBe(204)
    expect(await (await app(desk).request('/api/export.vcf')).text()).toBe('')
  })

  test('the steps are told as they come, until the end', async () => {
    const desk = await newDesk()
    const sent = await app(desk).request('/api/imports', upload(CARD))
    const { id } = (await sent.json()) as { id: string }
    const told = await app(desk).request(`/api/imports/${id}/progress`)
    await settled(desk, id)
    await app(desk).request(`/api/imports/${id}/commit`, json({}, 'POST'))
    const text = await told.text()
    expect(text).toMatch(/event: (reading|ready)\n/)
    const last = text.trim().split('\n\n').at(-1) ?? ''
    expect(last).toContain('event: done')
    expect(JSON.parse(/data: (.*)/.exec(last)?.[1] ?? '')).toMatchObject({
      state: 'done',
      progress: { done: 1, total: 1 },
      batch: (await settled(desk, id)).batch,
    })
  })

  test('an import is called off, once and for all', async () => {
    const desk = await newDesk()
    const { id } = (await (await app(desk).request('/api/imports', upload(CARD))).json()) as { id: string }
    await settled(desk, id)
    const off = await app(desk).request(`/api/imports/${id}`, { method: 'DELETE' })
    expect(await off.json()).toMatchObject({ state: 'cancelled', samples: [] })
    expect((await app(desk).request(`/api/imports/${id}/commit`, json({}, 'POST'))).status).toBe(409)
  })

  test('another desk does not find it', async () => {
    const desk = await newDesk()
    const other = await newDesk()
    const { id } = (await (await app(desk).request('/api/imports', upload(CARD))).json()) as { id: string }
    await settled(desk, id)
    for (const [path, init] of [
      [`/api/imports/${id}`, {}],
      [`/api/imports/${id}/progress`, {}],
      [`/api/imports/${id}/commit`, json({}, 'POST')],
      [`/api/imports/${id}`, { method: 'DELETE' }],
    ] as const) {
      expect((await app(other).request(path, init)).status).toBe(404)
    }
    expect((await settled(desk, id)).state).toBe('ready')
  })

  test('what is no file, no decision or too large is refused in a sentence', async () => {
    const desk = await newDesk()
    expect((await app(desk).request('/api/imports', json({}, 'POST'))).status).toBe(422)
    const none = await app(desk).request('/api/imports', { method: 'POST', body: new FormData() })
    expect(none.status).toBe(422)
    const headers = {
      'content-type': 'multipart/form-data; boundary=x',
      'content-length': String(300 * 1024 * 1024),
    }
    const large = await app(desk).request('/api/imports', { method: 'POST', headers, body: 'x' })
    expect([large.status, ((await large.json()) as { detail: string }).detail]).toEqual([
      413,
      'Ce fichier dépasse 256\u202fMo. Rien n’a été importé.',
    ])
    const { id } = (await (await app(desk).request('/api/imports', upload(CARD))).json()) as { id: string }
    await settled(desk, id)
    const wrong = json({ decisions: { 0: 'perhaps' } }, 'POST')
    expect((await app(desk).request(`/api/imports/${id}/commit`, wrong)).status).toBe(422)
    expect((await app(desk).request('/api/export.vcf?version=5.0')).status).toBe(422)
  })
})
