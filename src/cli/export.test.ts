import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { wordsIn } from '../words.ts'
import type { Terminal } from './command.ts'
import { exportCommand } from './export.ts'

const CARD = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nN:;Ana;;;\r\nEND:VCARD\r\n'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entregent-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The command on a desk that answers these octets. */
async function run(body: BodyInit, held: number) {
  const said: string[] = []
  const remarks: string[] = []
  const terminal: Terminal = {
    t: wordsIn('fr').t,
    config: {} as Terminal['config'],
    say: line => said.push(line),
    remark: line => remarks.push(line),
    ask: async () => null,
    desk: async () => ({
      running: true,
      request: async () => new Response(body, { headers: { 'Entregent-Cards': String(held) } }),
      close: async () => {},
    }),
  }
  const file = join(folder, 'all.vcf')
  return { code: await exportCommand.run([file], terminal), said, remarks, file }
}

test('the cards written are counted in the file and said', async () => {
  const { code, said, file } = await run(CARD + CARD, 2)
  expect([code, said]).toEqual([0, [`2 fiches écrites dans ${file}.`]])
  expect(readFileSync(file, 'utf8')).toBe(CARD + CARD)
  expect(readdirSync(folder)).toEqual(['all.vcf'])
})

test('a file with other cards than the desk has is not kept', async () => {
  const { code, said, remarks, file } = await run(CARD, 3)
  expect([code, said, existsSync(file)]).toEqual([1, [], false])
  expect(remarks).toEqual([expect.stringContaining('Le bureau a 3 fiches et 1 ont été écrites')])
  expect(readdirSync(folder)).toEqual([])
})

test('an answer that is cut off leaves nothing behind', async () => {
  const cut = new ReadableStream({
    start: out => {
      out.enqueue(new TextEncoder().encode(CARD))
      out.error(new RangeError('cut off'))
    },
  })
  await expect(run(cut, 2)).rejects.toThrow('cut off')
  expect(readdirSync(folder)).toEqual([])
})
