import { expect, test } from 'vitest'
import { kindOfAgent } from './device-kind.ts'

test.each([
  ['iOS/18.1 (22B83) dataaccessd/1.0', 'iphone'],
  ['iPadOS/18.0 (22A3354) remindd/1.0', 'iphone'],
  ['macOS/15.1 (24B83) AddressBookCore/2695.300.71', 'mac'],
  ['Mac OS X/10.10 (14A389) AddressBook/1579', 'mac'],
  ['DAVx5/4.4.5-ose (dav4jvm; okhttp/4.12.0) Android/14', 'android'],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:128.0) Gecko/20100101 Thunderbird/128.4.0',
    'thunderbird',
  ],
  ['Evolution/3.56.1', 'evolution'],
  ['vdirsyncer/0.19.2', 'other'],
])('%s is of the kind %s', (agent, kind) => {
  expect(kindOfAgent(agent)).toBe(kind)
})

test('what never came has no kind', () => {
  expect([kindOfAgent(null), kindOfAgent('')]).toEqual([null, null])
})
