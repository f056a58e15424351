import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { newFolder } from '../../test/support/desk-process.ts'
import { isSealed, sealFile, unsealFile } from './sealed-file.ts'

function folderForTest(): string {
  const { path, remove } = newFolder()
  onTestFinished(remove)
  return path
}

const CHUNK = 64 * 1024

test('what is sealed opens to the same octets, at every edge of a chunk', async () => {
  const folder = folderForTest()
  for (const size of [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 17]) {
    const plain = Buffer.alloc(size, 'sauvegarde ')
    writeFileSync(`${folder}/plain`, plain)
    await sealFile(`${folder}/plain`, `${folder}/sealed`, { passphrase: 'le phare de Ploumanac’h', logN: 10 })
    expect(isSealed(`${folder}/sealed`)).toBe(true)
    expect(readFileSync(`${folder}/sealed`).includes('sauvegarde')).toBe(false)
    await unsealFile(`${folder}/sealed`, `${folder}/opened`, 'le phare de Ploumanac’h')
    expect(readFileSync(`${folder}/opened`).equals(plain), String(size)).toBe(true)
  }
})

test('another passphrase, an octet changed, a chunk left out or the end cut: each is said, and nothing is written', async () => {
  const folder = folderForTest()
  writeFileSync(`${folder}/plain`, Buffer.alloc(3 * CHUNK, 'abc'))
  await sealFile(`${folder}/plain`, `${folder}/sealed`, { passphrase: 'right', logN: 10 })
  const sealed = readFileSync(`${folder}/sealed`)
  const head = sealed.length - 3 * (CHUNK + 16)
  const opening = async (octets: Buffer, passphrase = 'right') => {
    writeFileSync(`${folder}/spoilt`, octets)
    await unsealFile(`${folder}/spoilt`, `${folder}/opened`, passphrase)
  }
  await expect(opening(sealed, 'wrong')).rejects.toThrow('wrong-passphrase')
  const changed = Buffer.from(sealed)
  changed[head + CHUNK + 100] = (changed[head + CHUNK + 100] as number) ^ 1
  const spoilt = [
    changed,
    sealed.subarray(0, -1),
    sealed.subarray(0, head + 2 * (CHUNK + 16)),
    Buffer.concat([sealed.subarray(0, head), sealed.subarray(head + CHUNK + 16)]),
    Buffer.from('a letter'),
  ]
  for (const octets of spoilt) {
    await expect(opening(octets)).rejects.toThrow('not-a-backup')
    expect(existsSync(`${folder}/opened`)).toBe(false)
  }
  await opening(sealed)
  expect(readFileSync(`${folder}/opened`)).toHaveLength(3 * CHUNK)
})
