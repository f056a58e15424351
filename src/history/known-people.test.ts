import { expect, test } from 'vitest'
import { personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { PROJECTORS } from '../projectors.ts'
import { addressOf } from './address.ts'
import { attributor } from './attribute.ts'
import { knownPeople } from './known-people.ts'

const point = (value: string) => ({ types: [], label: null, value })
const met = (profile: string) => addressOf({ name: '', mail: null, phone: null, profile }, 'FR') as string

onEveryDatabase(PROJECTORS, newDesk => {
  test('a profile typed into a card is whose messages it is', async () => {
    const desk = await newDesk()
    const noted = await personWith(desk, {
      name: 'Amélie Kerbrat',
      note: 'Profil : fr.linkedin.com/in/am%C3%A9lie-kerbrat?locale=fr',
    })
    const sited = await personWith(desk, {
      name: 'Bo Lund',
      urls: [point('https://www.linkedin.com/in/Bo-Lund/')],
    })
    const whose = attributor(await knownPeople(desk), 'FR')
    const of = (profile: string) => whose({ address: met(profile), name: '' })
    expect(of('linkedin.com/in/amélie-kerbrat')).toEqual({ kind: 'known', personId: noted })
    expect(of('https://www.linkedin.com/in/am%C3%A9lie-kerbrat')).toEqual({ kind: 'known', personId: noted })
    expect(of('http://linkedin.com/in/bo-lund?x=y')).toEqual({ kind: 'known', personId: sited })
    expect(of('linkedin.com/in/bo')).toEqual({ kind: 'unknown' })
    const others = await knownPeople(await newDesk())
    expect(others.flatMap(({ profiles }) => profiles)).toEqual([])
  })
})
