import { expect, test } from 'vitest'
import { Refusal } from '../lib/refusal.ts'
import { wordsIn } from '../words.ts'
import type { Terminal } from './command.ts'
import { COMMANDS } from './commands.ts'
import { spoken } from './spoken.ts'

function run(name: string, ...args: string[]) {
  const remarks: string[] = []
  const command = COMMANDS.find(known => known.name === name)
  if (!command) throw new RangeError(name)
  const terminal: Terminal = {
    t: wordsIn('fr').t,
    config: {} as Terminal['config'],
    say: () => {},
    remark: line => remarks.push(line),
    ask: async () => null,
    desk: () => Promise.reject(new RangeError('nothing is asked of the desk')),
  }
  return { remarks, code: command.run(args, terminal), said: () => spoken(args, command, terminal) }
}

test.each([['who'], ['log']])('%s without words says its usage and ends with 2', async name => {
  for (const args of [[], [' ']]) {
    const { code, remarks } = run(name, ...args)
    expect(await code).toBe(2)
    expect(remarks).toEqual([expect.stringMatching(`^Cette commande attend\u202f: entregent ${name} `)])
  }
})

test.each([['who'], ['log']])('%s takes no flags', async name => {
  for (const args of [['--bogus'], ['Marie', '--bogus'], ['-x', 'Marie']]) {
    const refused = await run(name, ...args).code.catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refusal)
    expect(refused).toMatchObject({ code: 'bad-flag' })
  }
})

test('words that only look like flags are said after --, or within quotes', () => {
  const said = (...args: string[]) => {
    const { code, said } = run('who', ...args)
    code.catch(() => {})
    return said()
  }
  expect(said('--', '--bogus')).toBe('--bogus')
  expect(said('Marie - café', '-3')).toBe('Marie - café -3')
})
