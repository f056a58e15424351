import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import type { ImportView } from './import-view.ts'
import { mappingsOf } from './mapping-store.ts'
import { importRoutes } from './routes.ts'
import { openImports } from './session.ts'

const TABLE = 'Qui ?;Où le joindre;Depuis\nAna Roy;ana@roy.example;mars\nBo Li;bo@li.example;avril\n'

onEveryDatabase(PROJECTORS, newDesk => {
  test('what the columns of a table hold is said once, and known the next time', async () => {
    const desk = await newDesk()
    const imports = openImports()
    const app = appWith('/api/imports', importRoutes(imports), desk)
    const view = async (id: string) => (await app.request(`/api/imports/${id}`)).json() as Promise<ImportView>
    const ready = async (id: string) => {
      for (;;) {
        const seen = await view(id)
        if (seen.state !== 'reading') return seen
        await new Promise(resolve => setTimeout(resolve, 5))
      }
    }
    const bring = async () => {
      const form = new FormData()
      form.append('files', new Blob([TABLE]), 'liste.csv')
      const answer = await app.request('/api/imports', { method: 'POST', body: form })
      return ready(((await answer.json()) as { id: string }).id)
    }

    const asked = await bring()
    expect(asked.counts.new).toBe(0)
    expect(asked.tables).toMatchObject([
      {
        ...{ file: 'liste.csv', rows: 2, state: 'asked' },
        columns: [
          { header: 'Qui ?', examples: ['Ana Roy', 'Bo Li'] },
          { header: 'Où le joindre', use: 'mail' },
          { header: 'Depuis', use: 'kept' },
        ],
      },
    ])
    const table = asked.tables[0]?.id
    const say = (uses: string[]) => app.request(`/api/imports/${asked.id}/columns`, json({ table, uses }))
    expect((await say(['full-name'])).status).toBe(422)
    expect((await say(['full-name', 'mail', 'nonsense'])).status).toBe(422)
    expect((await say(['full-name', 'mail', 'left-out'])).status).toBe(202)
    const read = await ready(asked.id)
    expect(read.samples.map(({ name, email }) => [name, email])).toEqual([
      ['Ana Roy', 'ana@roy.example'],
      ['Bo Li', 'bo@li.example'],
    ])
    expect(read.problems).toEqual([])
    expect(read.tables).toMatchObject([{ state: 'said' }])
    expect((await bring()).counts.new).toBe(2)

    expect(await mappingsOf(await newDesk())).toEqual(new Map())
    await undo(desk, desk.batches.at(-1) ?? '')
    expect((await bring()).tables).toMatchObject([{ state: 'asked' }])
    await imports.close()
  })
})
