import { expect, test } from 'vitest'
import { mergePeople } from '../src/duplicates/merge-people.ts'
import { addDays, type Day, day, noonUtc } from '../src/lib/day.ts'
import { mandateOf } from '../src/mandates/list.ts'
import { provenanceOf } from '../src/mandates/provenance.ts'
import { provenanceRows } from '../src/mandates/provenance-store.ts'
import { saveMandate, setStage } from '../src/mandates/store.ts'
import { undo } from '../src/platform/db/undo.ts'
import type { Desk } from '../src/platform/desk.ts'
import { PROJECTORS } from '../src/projectors.ts'
import { favoursOf } from '../src/reciprocity/ledger.ts'
import { thanksDue } from '../src/reciprocity/read-thanks.ts'
import { answerThanks } from '../src/reciprocity/thanks-store.ts'
import { newId } from './support/encounters.ts'
import { mandate, through } from './support/mandates.ts'
import { onEveryDatabase } from './support/on-every-database.ts'
import { somebody } from './support/people.ts'

const WON_ON = day('2026-09-01')

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  /** The same desk on another day. */
  const on = ({ id }: Desk, today: Day): Desk =>
    database().desk(id, { language: 'fr', timeZone: 'Europe/Paris', by: 'screen', now: () => noonUtc(today) })

  /** Won through Sophie, who heard it from Luc, and for three tenths by the Open Coffee; and one by Luc alone. */
  async function worked() {
    const desk = await newDesk()
    const [sophie, luc] = [await somebody(desk, 'Sophie Aubert'), await somebody(desk, 'Luc Ferrand')]
    const site = mandate({
      what: 'Refonte du site',
      organisation: 'Aria',
      stage: 'lead',
      heardOn: addDays(WON_ON, -20),
      amountCents: 450_001,
      contributions: [
        through([sophie, luc], { share: 7000 }),
        through([], { kind: 'event', label: 'Open Coffee', share: 3000 }),
      ],
    })
    const film = mandate({
      what: 'Film',
      organisation: 'Ploum',
      stage: 'won',
      heardOn: addDays(WON_ON, -400),
      decidedOn: addDays(WON_ON, -390),
      amountCents: 10_000,
      contributions: [through([luc])],
    })
    await saveMandate(desk, site)
    await saveMandate(desk, film)
    await setStage(on(desk, WON_ON), { id: site.id, stage: 'won', on: WON_ON })
    return { desk, sophie, luc, site: site.id, film: film.id }
  }

  const figures = async (desk: Desk) => {
    const period = { from: null, to: null, by: 'heard' as const }
    return provenanceOf(await provenanceRows(desk, period), period, WON_ON)
  }
  const due = async (desk: Desk, today: Day) =>
    (await thanksDue(on(desk, today), today))
      .map(({ person, occasion }) => `${occasion} ${person.name}`)
      .sort()

  test('a mandate that came through two people is thanked for to both, and both are told after thirty days', async () => {
    const { desk, sophie, luc, site } = await worked()
    expect(await due(desk, WON_ON)).toEqual(['won Luc Ferrand', 'won Sophie Aubert'])

    const thank = (personId: string, today: Day) => {
      const about = { id: newId(), personId, mandateId: site, favourId: null, occasion: 'won' as const }
      const said = { answer: 'said' as const, how: 'mail' as const, encounterId: newId(), note: 'Merci dit' }
      return answerThanks(on(desk, today), { ...about, ...said })
    }
    await thank(sophie, WON_ON)
    await thank(luc, addDays(WON_ON, 1))
    expect(await due(desk, addDays(WON_ON, 2))).toEqual([])
    expect(await due(desk, addDays(WON_ON, 29))).toEqual([])
    expect(await due(desk, addDays(WON_ON, 30))).toEqual(['news Luc Ferrand', 'news Sophie Aubert'])

    const delivered = addDays(WON_ON, 40)
    await setStage(on(desk, delivered), { id: site, stage: 'delivered', on: delivered })
    expect(await due(desk, delivered)).toEqual(['delivered Luc Ferrand', 'delivered Sophie Aubert'])
  })

  test('the ledger and the figures of provenance agree with what was reckoned by hand, to the cent', async () => {
    const { desk, sophie, luc, site } = await worked()
    const ledger = await favoursOf(desk)
    expect(ledger.map(({ personId, kind, mandateId }) => [personId, kind, mandateId])).toHaveLength(3)
    expect(
      ledger
        .filter(({ mandateId }) => mandateId === site)
        .map(({ personId }) => personId)
        .sort(),
    ).toEqual([sophie, luc].sort())

    const { whole, referral, sources } = await figures(desk)
    // 4 500.01 + 100.00; seven tenths of the first are 3 150.007, and the cent left goes to the larger remainder.
    expect(whole.won).toEqual([{ cents: 460_001, currency: 'EUR' }])
    expect(referral.won).toEqual([{ cents: 325_001, currency: 'EUR' }])
    const own = new Map(
      sources.map(source => [source.personId ?? source.label, source.own.won[0]?.cents ?? 0]),
    )
    expect([own.get(sophie), own.get(luc), own.get('Open Coffee')]).toEqual([315_001, 10_000, 135_000])
    expect(referral.weight).toBe(17_000)
  })

  test('two people who are one keep every sum, and undo parts them again', async () => {
    const { desk, sophie, luc } = await worked()
    const before = await figures(desk)
    await mergePeople(desk, { kept: luc, absorbed: sophie })
    const after = await figures(desk)
    expect([after.whole.won, after.whole.weight, after.referral.won, after.referral.weight]).toEqual([
      before.whole.won,
      before.whole.weight,
      before.referral.won,
      before.referral.weight,
    ])
    expect(after.sources.find(({ personId }) => personId === luc)?.own.won[0]?.cents).toBe(325_001)
    // One person, one mandate, one favour.
    expect((await favoursOf(desk)).map(({ personId }) => personId)).toEqual([luc, luc])
    await undo(desk, desk.batches.at(-1) as string)
    expect((await figures(desk)).sources).toEqual(before.sources)
  })

  test('what was won is undone with the thanks it called for', async () => {
    const { desk, site } = await worked()
    const moved = on(desk, WON_ON)
    await setStage(moved, { id: site, stage: 'lost', on: WON_ON })
    expect(await due(desk, WON_ON)).toEqual([])
    await undo(moved, moved.batches.at(-1) as string)
    expect((await mandateOf(desk, site)).stage).toBe('won')
    expect(await due(desk, WON_ON)).toHaveLength(2)
  })

  test('another desk has no part in it', async () => {
    await worked()
    const other = await newDesk()
    expect([(await figures(other)).count, await favoursOf(other), await due(other, WON_ON)]).toEqual([
      0,
      [],
      [],
    ])
  })
})
