import { expect, test } from 'vitest'
import { saveHelpLine } from '../src/balance/help-line-store.ts'
import { saveMood } from '../src/balance/moods.ts'
import { saveSelfReport } from '../src/balance/self-reports.ts'
import { saveStrain } from '../src/balance/strains.ts'
import { SITE, showEverything } from '../src/collections.ts'
import { everyMember } from '../src/dav/members.ts'
import { saveEncounter } from '../src/encounters/store.ts'
import { exportedCards } from '../src/import/export.ts'
import { day } from '../src/lib/day.ts'
import { BALANCE_FACTS } from '../src/platform/db/schema-balance.ts'
import type { Desk } from '../src/platform/desk.ts'
import { PROJECTORS } from '../src/projectors.ts'
import { helpLine, mood, report, strain } from './support/balance.ts'
import { coffee, personWith } from './support/encounters.ts'
import { onEveryDatabase } from './support/on-every-database.ts'
import { phone } from './support/people.ts'

const SECRETS = ['Zinzolin', 'Smaragdin', 'Amarante', 'Ponceau']

onEveryDatabase(PROJECTORS, newDesk => {
  test('what the owner says of how they are is on no card and on no telephone', async () => {
    const desk = await newDesk()
    const odile = await personWith(desk, { name: 'Odile Sannier', phones: [phone('02 97 00 00 01')] })
    await saveEncounter(
      desk,
      coffee({ personIds: [odile], note: 'un café de plus', day: day('2026-11-24'), planned: true }),
    )
    await saveSelfReport(desk, report({ note: SECRETS[0] }))
    await saveMood(desk, mood({ note: SECRETS[1] }))
    await saveStrain(desk, strain({ note: SECRETS[2] }))
    await saveHelpLine(desk, helpLine({ name: SECRETS[3] }))
    await showEverything(desk)

    const cards = Buffer.concat(await Array.fromAsync(exportedCards(desk, '4.0'))).toString()
    const shown = `${cards}\n${await everythingOnDevices(desk)}`
    expect(shown).toContain('Odile Sannier')
    expect(shown).toContain('un café de plus')
    for (const secret of SECRETS) expect(shown).not.toContain(secret)
  })
})

test('no table of it is projected for devices', () => {
  for (const table of BALANCE_FACTS) expect(Object.keys(PROJECTORS)).not.toContain(table)
})

async function everythingOnDevices(desk: Desk): Promise<string> {
  const texts: string[] = []
  for (const collection of SITE.builtIn) {
    const members = await everyMember(desk, collection.id, { view: '' })
    for (const octets of (await collection.contents(desk, members)).values())
      texts.push(Buffer.from(octets).toString())
  }
  return texts.join('\n')
}
