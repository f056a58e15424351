import { expect, test } from 'vitest'
import { wordsIn } from '../words.ts'
import type { Terminal } from './command.ts'
import { COMMANDS } from './commands.ts'
import { flagsIn } from './flags.ts'

const TERMINAL: Terminal = {
  t: wordsIn('en').t,
  config: {} as Terminal['config'],
  say: () => {},
  remark: () => {},
  ask: async () => null,
  desk: () => Promise.reject(new RangeError('nothing is asked of the desk')),
}

test.each([
  ['device', '--bogus'],
  ['device', 'list', '--mail'],
  ['device', 'add'],
  ['device', 'rename', 'iPhone'],
  ['device', 'list', 'iPhone'],
  ['desk', 'add', 'Ana'],
  ['desk', 'list', '--bogus'],
  ['desk'],
  ['sign-in', 'ana@example.org'],
  ['sign-in', '--bogus'],
  ['export', 'all.vcf', '--version', '2.1'],
  ['export', '--bogus', 'all.vcf'],
])('entregent %s %s %s is not understood: what it takes is said, and nothing is asked', async (...words) => {
  const [name, ...args] = words
  const command = COMMANDS.find(known => known.name === name)
  const refused = await command?.run(args, TERMINAL).catch((error: unknown) => error)
  expect(refused).toMatchObject({
    code: 'bad-flag',
    params: { flag: words.join(' '), expected: `${name} ${command?.usage}` },
  })
})

test('flags and words are told apart, wherever they stand', () => {
  const options = { json: { type: 'boolean', default: false }, mail: { type: 'string' } } as const
  expect(flagsIn(['add', '--json', 'Ana', '--mail', 'a@b', 'Le Goff'], options)).toMatchObject({
    values: { json: true, mail: 'a@b' },
    positionals: ['add', 'Ana', 'Le Goff'],
  })
  expect(flagsIn(['add', '--mail'], options)).toBeNull()
})
