import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId, peopleNamed } from '../../test/support/encounters.ts'
import { favour } from '../../test/support/favours.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { addDays, day } from '../lib/day.ts'
import { addMandates, saveMandate } from '../mandates/store.ts'
import { deletePeople } from '../people/bulk.ts'
import { repointPerson } from '../platform/db/repoint.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { cursorOf, favoursOf, tallyLedger } from './ledger.ts'
import { addFavours, saveFavour } from './store.ts'

const TODAY = day('2026-11-21')

async function said(desk: Desk, filters: Parameters<typeof favoursOf>[1] = {}) {
  return (await favoursOf(desk, filters)).map(
    ({ person, direction, kind, day: on, inChain }) =>
      `${on} ${person.name} ${direction} ${kind} ${inChain ?? 'logged'}`,
  )
}

async function counted(desk: Desk): Promise<number> {
  return (await tallyLedger(desk, TODAY)).reduce((sum, { count }) => sum + count, 0)
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('the chain of a referral tells a favour of each in it, on the day it was heard of', async () => {
    const desk = await newDesk()
    const [sophie = '', luc = ''] = await peopleNamed(desk, 'Sophie', 'Luc')
    const heardOn = addDays(TODAY, -40)
    await saveMandate(desk, mandate({ heardOn, contributions: [through([sophie, luc])] }))
    await saveMandate(
      desk,
      mandate({ contributions: [through([luc], { kind: 'event', label: 'un salon' })] }),
    )
    expect((await said(desk)).sort()).toEqual([
      `${heardOn} Luc received referral behind`,
      `${heardOn} Sophie received referral nearest`,
    ])
    expect(await said(desk, { personId: luc })).toHaveLength(1)
    expect(await said(desk, { direction: 'given' })).toEqual([])
    expect(await said(desk, { kind: 'advice' })).toEqual([])
    expect(await said(desk, { from: addDays(heardOn, 1) })).toEqual([])
    expect(await said(desk, { to: heardOn })).toHaveLength(2)
  })

  test('what was logged takes the place of what the chain tells', async () => {
    const desk = await newDesk()
    const [sophie = '', luc = ''] = await peopleNamed(desk, 'Sophie', 'Luc')
    const work = mandate({ contributions: [through([sophie, luc])] })
    await saveMandate(desk, work)
    const about = { mandateId: work.id, day: TODAY }
    await saveFavour(desk, favour({ personId: sophie, kind: 'referral', ...about }))
    await saveFavour(desk, favour({ personId: luc, kind: 'advice', ...about }))
    expect((await said(desk, { mandateId: work.id })).sort()).toEqual([
      `${TODAY} Luc received advice logged`,
      `${TODAY} Luc received referral behind`,
      `${TODAY} Sophie received referral logged`,
    ])
  })

  test('who stands in two chains of one mandate did it once, from the place nearest to the owner', async () => {
    const desk = await newDesk()
    const [sophie = '', luc = ''] = await peopleNamed(desk, 'Sophie', 'Luc')
    await saveMandate(desk, mandate({ contributions: [through([luc, sophie]), through([sophie])] }))
    expect(await said(desk, { personId: sophie })).toEqual([`${TODAY} Sophie received referral nearest`])
    expect(await counted(desk)).toBe(2)
  })

  test('a person who is gone stays in the ledger without a name', async () => {
    const desk = await newDesk()
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    await saveMandate(desk, mandate({ contributions: [through([sophie])] }))
    await deletePeople(desk, [sophie])
    expect(await said(desk)).toEqual([`${TODAY}  received referral nearest`])
  })

  test('page after page, the whole ledger comes once, newest first', async () => {
    const desk = await newDesk()
    const people = await peopleNamed(desk, 'Sophie', 'Luc', 'Marie')
    const at = (ago: number) => addDays(TODAY, -(ago % 4))
    await addMandates(
      desk,
      Array.from({ length: 5 }, (_, i) => mandate({ heardOn: at(i), contributions: [through(people)] })),
    )
    await addFavours(
      desk,
      Array.from({ length: 12 }, (_, i) => favour({ personId: people[i % 3] as string, day: at(i) })),
    )
    const whole = await favoursOf(desk)
    expect(whole).toHaveLength(27)
    const read: string[] = []
    for (let cursor: string | undefined; ; ) {
      const page = await favoursOf(desk, { limit: 4, cursor })
      read.push(...page.map(({ id }) => id))
      const last = page.at(-1)
      if (!last) break
      cursor = cursorOf(last)
    }
    expect(read).toEqual(whole.map(({ id }) => id))
    expect(whole.map(({ day: on }) => on)).toEqual(
      whole
        .map(({ day: on }) => on)
        .sort()
        .reverse(),
    )
  })

  test('law: the ledger is what was logged and what chains tell, none twice; merging two people keeps its sums', async () => {
    const choice = fc.record({
      chains: fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }), { maxLength: 4 }),
      logged: fc.array(
        fc.record({ who: fc.integer({ min: 0, max: 3 }), of: fc.integer({ min: 0, max: 3 }) }),
        {
          maxLength: 4,
        },
      ),
    })
    await fc.assert(
      fc.asyncProperty(choice, async ({ chains, logged }) => {
        const desk = await newDesk()
        const people = await peopleNamed(desk, 'Sophie', 'Luc', 'Marie', 'Paul')
        const mandates = chains.map(chain =>
          mandate({ contributions: [through(chain.map(i => people[i] as string))] }),
        )
        await addMandates(desk, mandates)
        const favours = logged.map(({ who, of }) =>
          favour({ personId: people[who] as string, kind: 'referral', mandateId: mandates[of]?.id ?? null }),
        )
        await addFavours(desk, favours)
        const isLogged = (who: number, of: number) => logged.some(each => each.who === who && each.of === of)
        const told = chains.flatMap((chain, of) => chain.filter(who => !isLogged(who, of)))
        const ledger = await favoursOf(desk)
        expect(ledger).toHaveLength(logged.length + told.length)
        expect(await counted(desk)).toBe(ledger.length)

        // A newcomer who is Paul under another name: all that was Paul's is theirs, nothing more or less.
        const [other = ''] = await peopleNamed(desk, 'Paul Vidal')
        const ofPaul = await favoursOf(desk, { personId: people[3] as string })
        await desk.write({ what: 'test' }, inside =>
          repointPerson(inside, { from: people[3] as string, to: other }),
        )
        expect(await favoursOf(desk, { personId: other })).toHaveLength(ofPaul.length)
        expect(await favoursOf(desk)).toHaveLength(ledger.length)
      }),
      { numRuns: 12 },
    )
  })

  test('another desk reads nothing of it', async () => {
    const desk = await newDesk()
    const people = await peopleNamed(desk, 'Sophie')
    const work = mandate({ contributions: [through(people)] })
    await saveMandate(desk, work)
    const stranger = await newDesk()
    expect(await favoursOf(stranger, { mandateId: work.id })).toEqual([])
    expect(await counted(stranger)).toBe(0)
    expect(await favoursOf(desk, { personId: newId() })).toEqual([])
  })
})
