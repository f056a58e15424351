import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../../test/support/desk-process.ts'
import { zipFolder } from './zip-folder.ts'

const NOW = new Date('2026-11-22T09:00:00Z')

test.each([
  ['as it is', {}],
  ['in the form of what is larger than four gigabytes', { tooLarge: 10 }],
])('what is zipped %s unzips to the same files', async (_, options) => {
  const { path: folder, remove } = newFolder()
  onTestFinished(remove)
  mkdirSync(`${folder}/files`)
  const files = {
    'été.txt': Buffer.from('bonjour'),
    'empty.csv': Buffer.alloc(0),
    'long.json': Buffer.alloc(300_000, 'abcdefghij'),
  }
  for (const [name, octets] of Object.entries(files)) writeFileSync(`${folder}/files/${name}`, octets)
  let read = 0
  const onRead = (octets: number) => {
    read += octets
  }
  await zipFolder(`${folder}/files`, `${folder}/all.zip`, { now: NOW, onRead, ...options })
  const zip = readFileSync(`${folder}/all.zip`)
  const unzipped = Object.fromEntries(
    Object.entries(unzipSync(zip)).map(([name, octets]) => [name, Buffer.from(octets)]),
  )
  expect(unzipped).toEqual(files)
  expect([read, zip.length < 20_000]).toEqual([300_007, true])
})
