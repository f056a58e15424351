import { expect, test } from 'vitest'
import type { Refusal } from '../lib/refusal.ts'
import { isLoopback, languageOf, readConfig, takeShared } from './config.ts'

const ROOT = '/desk'
const read = (...args: string[]) => readConfig(args, {}, ROOT)

test('without a word it is this machine’s desk, in the checkout', () => {
  expect(read()).toEqual({
    host: '127.0.0.1',
    port: 4680,
    folder: '/desk/data',
    databaseUrl: null,
    publicUrl: null,
    demo: false,
    verbose: false,
    language: 'fr',
  })
})

test('the demonstration never touches one’s own data', () => {
  expect(read('--demo').folder).toBe('/desk/data/demo')
})

test('a flag is stronger than the environment', () => {
  const env = { ENTREGENT_PORT: '5000', ENTREGENT_DATA: '/elsewhere' }
  expect(readConfig(['--port', '6000'], env, ROOT)).toMatchObject({ port: 6000, folder: '/elsewhere' })
})

test.each([
  ['--port', 'many'],
  ['--port', '70000'],
  ['--public-url', 'desk.example.org'],
  ['--public-url', 'https://desk.example.org/path'],
  ['--database-url', 'mysql://x'],
  ['--colour', 'blue'],
  ['stray'],
])('%s %s is refused, saying what is expected', (...args) => {
  expect(() => read(...args)).toThrow('bad-flag')
})

test('the terminal’s language is read as programs do', () => {
  expect(languageOf({ LANG: 'fr_FR.UTF-8' })).toBe('fr')
  expect(languageOf({ LANG: 'fr_FR.UTF-8', LC_ALL: 'en_GB.UTF-8' })).toBe('en')
  expect(languageOf({ LANG: 'de_DE.UTF-8' })).toBe('en')
})

test('a terminal that names no language is French: that is whom we are for first', () => {
  expect(languageOf({})).toBe('fr')
  expect(languageOf({ LANG: 'C.UTF-8' })).toBe('fr')
  expect(languageOf({ LC_ALL: 'POSIX' })).toBe('fr')
})

test('only this machine’s own addresses are loopback', () => {
  expect(['127.0.0.1', '127.1.2.3', '::1', 'localhost'].filter(isLoopback)).toHaveLength(4)
  expect(['0.0.0.0', '::', '192.168.1.4', '127.0.0.1.example.org', ''].filter(isLoopback)).toEqual([])
})

test('the folder is named anywhere on a command line', () => {
  expect(takeShared(['who', '--data', '/d', 'ana'])).toEqual({
    shared: ['--data', '/d'],
    rest: ['who', 'ana'],
  })
  expect(takeShared(['--data=/d', 'import', 'a.vcf', '--json'])).toEqual({
    shared: ['--data=/d'],
    rest: ['import', 'a.vcf', '--json'],
  })
})

test('a flag that is not known is named by itself, with those that are', () => {
  let said: unknown
  try {
    read('--data', '/d', '--colour', 'blue')
  } catch (error) {
    said = (error as Refusal).params
  }
  expect(said).toMatchObject({ flag: '--colour', expected: expect.stringContaining('--port …') })
})
