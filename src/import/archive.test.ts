import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { filledDesk, imageOf } from '../../test/support/filled-desk.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { tablesOf } from '../platform/db/schema.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import { archiveLines, writeArchive } from './archive-file.ts'
import { archiveOf, takeArchive } from './archive-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** What is made of facts, and stands the same wherever it is made. */
const MADE = ['person_card', 'person_token', 'contact_tally', 'day_tally']

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  const said = async (deskId: string, tables: readonly string[]) => {
    const image = await imageOf(database(), deskId)
    return Object.fromEntries(
      tables.map(table => [
        table,
        (image[table] ?? []).map(row => row.replaceAll(deskId, 'the desk')).sort(),
      ]),
    )
  }

  test('a desk goes out whole and comes into an empty one the same', async () => {
    const { desk } = await filledDesk(await newDesk())
    const file = join(folder, 'all.jsonl.gz')
    await writeArchive(desk, file)
    const other = await newDesk()
    await takeArchive(other, () => archiveLines(file))

    const tables = [...tablesOf('fact'), ...MADE]
    expect(await said(other.id, tables)).toEqual(await said(desk.id, tables))

    const again = join(folder, 'again.jsonl.gz')
    await writeArchive(other, again)
    const lines = (path: string) => gunzipSync(readFileSync(path)).toString().split('\n').slice(1)
    expect(lines(again)).toEqual(lines(file))
  })

  test('it comes in as one thing done, and undo empties the desk', async () => {
    const { desk } = await filledDesk(await newDesk())
    const file = join(folder, 'all.jsonl.gz')
    await writeArchive(desk, file)
    const other = await newDesk()
    const before = await said(other.id, tablesOf('fact'))
    await takeArchive(other, () => archiveLines(file))
    await undo(other, other.batches.at(-1) as string)
    expect(await said(other.id, tablesOf('fact'))).toEqual(before)
  })

  test('a desk that holds something is not written over', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    await somebody(desk, 'Ana')
    const file = join(folder, 'all.jsonl.gz')
    await writeArchive(desk, file)
    await somebody(other, 'Zoé')
    await expect(takeArchive(other, () => archiveLines(file))).rejects.toThrow('desk-not-empty')
  })

  test('what is no archive, is cut, damaged or newer is refused, and nothing is written', async () => {
    const desk = await newDesk()
    await somebody(desk, 'Ana')
    const file = join(folder, 'all.jsonl.gz')
    await writeArchive(desk, file)
    const text = gunzipSync(readFileSync(file)).toString()
    const lines = text.split('\n')
    const spoilt: [string, Buffer][] = [
      ['not-an-archive', Buffer.from('BEGIN:VCARD')],
      ['not-an-archive', readFileSync(file).subarray(0, -20)],
      ['not-an-archive', gzipSync(lines.slice(0, -2).join('\n'))],
      ['not-an-archive', gzipSync(lines.toSpliced(2, 1).join('\n'))],
      ['not-an-archive', gzipSync(text.replace('"table":"person"', '"table":"change"'))],
      ['not-an-archive', gzipSync(text.replace('"card_hash":', '"card_hash; drop":'))],
      ['not-an-archive', gzipSync(text.replace('"base64":"', '"base64":"AAAA'))],
      ['not-an-archive', gzipSync('{}')],
      ['not-an-archive', gzipSync('[1]')],
      ['newer-database', gzipSync(text.replace(/"schema":\d+/, '"schema":9999'))],
    ]
    for (const [code, bytes] of spoilt) {
      writeFileSync(file, bytes)
      const other = await newDesk()
      const before = await imageOf(database(), other.id)
      await expect(
        takeArchive(other, () => archiveLines(file)),
        bytes.toString('latin1', 0, 40),
      ).rejects.toThrow(code)
      expect(await imageOf(database(), other.id)).toEqual(before)
    }
  })

  test('what is written while it goes out is in it or not, never by half', async () => {
    const desk = await newDesk()
    await somebody(desk, 'Ana')
    let times = 0
    let text = ''
    await archiveOf(desk, {
      begin: async () => {
        times++
        text = ''
      },
      keep: async page => {
        text += page
        if (times === 1 && !page.includes('"table"')) await somebody(desk, `Zoé ${text.length}`)
      },
    })
    expect(times).toBe(2)
    const people = await desk.db.selectFrom('person').select('id').where('deskId', '=', desk.id).execute()
    expect(text.match(/"table":"person"/g)).toHaveLength(people.length)
    expect(text.match(/"blob":/g)).toHaveLength(people.length)
  })
})
