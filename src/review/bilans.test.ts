import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { coffee, newId, peopleNamed, personWith } from '../../test/support/encounters.ts'
import { favour } from '../../test/support/favours.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { halfDay } from '../../test/support/presence.ts'
import type { EncounterDraft } from '../encounters/encounter.ts'
import { addEncounters, saveEncounter } from '../encounters/store.ts'
import { addDays, type Day, day, daysOf } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { saveHalfDay } from '../presence/half-days.ts'
import { PROJECTORS } from '../projectors.ts'
import { saveFavour } from '../reciprocity/store.ts'
import { wordsIn } from '../words.ts'
import type { BilanView } from './bilan.ts'
import { bilanOf, monthsOf, saveBilan } from './bilans.ts'
import { monthFigures } from './gather-month.ts'
import { peopleOf } from './gather-people.ts'
import { type Month, spanOf } from './month.ts'
import { bilanRoutes } from './routes.ts'
import { sharedBilan } from './share.ts'

const OCTOBER = '2026-10' as Month
const { t } = wordsIn('fr')

async function met(desk: Desk, on: string, personIds: string[], more: Partial<EncounterDraft> = {}) {
  await saveEncounter(desk, coffee({ day: day(on), personIds, ...more }))
}

/** An October with everything in it, each counted by hand in the test below. */
async function filledOctober(desk: Desk) {
  const [odile, yves, marie] = (await peopleNamed(
    desk,
    'Odile Kervella',
    'Yves Le Bihan',
    'Marie Rannou',
  )) as [string, string, string]
  const child = await personWith(desk, { name: 'Lou Kervella' }, { household: true })
  await met(desk, '2025-09-02', [odile])
  await met(desk, '2026-09-10', [yves])
  await met(desk, '2026-10-01', [odile, yves])
  await met(desk, '2026-10-02', [yves], { channel: 'call' })
  await met(desk, '2026-10-02', [child])
  await met(desk, '2026-10-20', [marie, yves], { channel: 'mail' })
  await met(desk, '2026-10-25', [marie], { planned: true })
  await saveHalfDay(desk, halfDay({ day: day('2026-10-05'), half: 'morning', kind: 'home' }))
  await saveHalfDay(
    desk,
    halfDay({ day: day('2026-10-05'), half: 'afternoon', kind: 'cafe', place: 'Le Quai' }),
  )
  await saveHalfDay(desk, halfDay({ day: day('2026-10-06'), half: 'morning', kind: 'off' }))
  await saveMandate(
    desk,
    mandate({
      what: 'Le livret du musée',
      organisation: 'Musée de la Rade',
      stage: 'won',
      heardOn: day('2026-10-03'),
      decidedOn: day('2026-10-15'),
      amountCents: 300_000,
      per: 'whole',
      currency: 'EUR',
      contributions: [through([odile])],
    }),
  )
  await saveFavour(desk, favour({ personId: marie, direction: 'given', kind: 'tip', day: day('2026-10-12') }))
  return { odile, yves, marie }
}

onEveryDatabase(PROJECTORS, newDesk => {
  const app = (desk: Desk) => appWith('/api/bilans', bilanRoutes({} as never), desk)
  const get = async (desk: Desk, path = `/api/bilans/${OCTOBER}`) =>
    (await (await app(desk).request(path)).json()) as BilanView
  const bodyOf = ({ paragraphs, changeNext, readOn, revision }: BilanView) => ({
    title: '',
    paragraphs: paragraphs.map(({ key, text, isOwn, isHidden }) => ({
      key,
      own: isOwn ? text : null,
      isHidden,
    })),
    changeNext,
    readOn,
    revision,
  })

  test('the figures of a month are those counted by hand; the household and what is planned are not counted', async () => {
    const desk = await newDesk()
    const { odile, yves, marie } = await filledOctober(desk)
    const figures = await monthFigures(desk, OCTOBER)
    expect(figures.totals).toMatchObject({
      ...{ halves: 2, halvesOut: 1, encounters: 3, people: 3, fresh: 1, companyDays: 1, days: 31 },
      // Yves in the first week twice over, Odile in it, Marie and Yves in the third: four over four weeks.
      ...{ peopleAWeekTenths: 10, outings: 0, heard: 1, given: 1, received: 1, asked: 0, onlineMinutes: 0 },
      ...{ won: [{ cents: 300_000, currency: 'EUR' }], paid: [] },
    })
    expect(figures.people.byMode).toEqual([
      { mode: 'in-person', people: 2, encounters: 1 },
      { mode: 'call', people: 1, encounters: 1 },
      { mode: 'writing', people: 2, encounters: 1 },
    ])
    expect(figures.people.fresh.map(({ id }) => id)).toEqual([marie])
    expect(figures.people.renewed.map(({ id }) => id)).toEqual([odile])
    expect(figures.people.often).toEqual([])
    expect(figures.ways).toMatchObject([{ name: 'Odile Kervella', isPerson: true, cents: 300_000 }])
    expect(figures.before).toMatchObject({ month: '2026-09', people: 1, companyDays: 1 })
    // Nothing was noted then: it is nothing to compare with.
    expect(figures.yearBefore).toBeNull()
    expect(figures.longestWithout).toBe(30)
    expect(yves).not.toBe(odile)
  })

  test('renewed, then met so often that the last days kept do not reach back; who was met all year is not', async () => {
    const desk = await newDesk()
    const [odile, yves] = (await peopleNamed(desk, 'Odile', 'Yves')) as [string, string]
    const since = daysOf({ from: day('2026-10-01'), to: day('2026-11-09') })
    const met = (personId: string, days: Day[]) => days.map(on => coffee({ personIds: [personId], day: on }))
    const everyWeek = Array.from({ length: 40 }, (_, week) => addDays(day('2025-12-01'), 7 * week))
    await addEncounters(desk, [
      ...met(odile, [day('2025-09-30'), ...since]),
      ...met(yves, [...everyWeek, ...since]),
    ])
    expect((await peopleOf(desk, spanOf(OCTOBER))).renewed.map(({ id }) => id)).toEqual([odile])
  })

  test('nobody else’s months are told', async () => {
    const desk = await newDesk()
    await filledOctober(desk)
    const other = await newDesk()
    const bilan = await bilanOf(other, OCTOBER, t)
    expect(bilan.paragraphs).toEqual([])
    expect((await monthsOf(other)).map(({ month }) => month)).toEqual(['2026-11'])
    await saveBilan(desk, { ...draftOf(await bilanOf(desk, OCTOBER, t)), changeNext: 'Marcher.' }, t)
    expect((await bilanOf(other, OCTOBER, t)).changeNext).toBe('')
  })

  test('own words stay when the facts change, with what the rules say beside them, and can be given up', async () => {
    const desk = await newDesk()
    const { odile } = await filledOctober(desk)
    const first = await get(desk)
    const edited = bodyOf(first)
    edited.paragraphs = edited.paragraphs.map(each =>
      each.key === 'people' ? { ...each, own: 'Un mois doux.' } : each,
    )
    const answer = await app(desk).request(`/api/bilans/${OCTOBER}`, json(edited))
    expect(answer.status).toBe(201)
    const people = (bilan: BilanView) => bilan.paragraphs.find(({ key }) => key === 'people')
    expect(people((await answer.json()) as BilanView)).toMatchObject({
      text: 'Un mois doux.',
      hasChanged: false,
    })

    await met(desk, '2026-10-28', [odile], { channel: 'video' })
    const changed = await get(desk)
    expect(people(changed)).toMatchObject({ text: 'Un mois doux.', isOwn: true, hasChanged: true })
    expect(people(changed)?.proposed).toContain('en visio')
    const late = { ...edited, changeNext: 'Dormir.' }
    expect((await app(desk).request(`/api/bilans/${OCTOBER}`, json(late))).status).toBe(409)

    const taken = await app(desk).request(
      `/api/bilans/${OCTOBER}/regenerate`,
      json({ keys: ['people'], revision: changed.revision }, 'POST'),
    )
    expect(people((await taken.json()) as BilanView)).toMatchObject({ isOwn: false, proposed: null })
  })

  test('a month is ordered, shortened, added to, titled; undone; what to change begins the next', async () => {
    const desk = await newDesk()
    await filledOctober(desk)
    const first = await get(desk)
    const own = newId()
    const paragraphs = [
      { key: own, own: 'Il a plu.', isHidden: false },
      ...bodyOf(first)
        .paragraphs.toReversed()
        .map(each => ({ ...each, isHidden: each.key === 'company' })),
    ]
    const body = {
      ...bodyOf(first),
      title: 'Mon octobre',
      paragraphs,
      changeNext: 'Marcher.',
      readOn: '2026-11-02',
    }
    await app(desk).request(`/api/bilans/${OCTOBER}`, json(body))
    const kept = await get(desk)
    expect(kept.title).toBe('Mon octobre')
    expect(kept.readOn).toBe('2026-11-02')
    expect(kept.paragraphs.map(({ key }) => key)).toEqual(paragraphs.map(({ key }) => key))
    expect(kept.paragraphs.find(({ key }) => key === 'company')?.isHidden).toBe(true)
    expect((await get(desk, '/api/bilans/2026-11')).changeBefore).toBe('Marcher.')
    await undo(desk, desk.batches.at(-1) as string)
    expect((await get(desk)).title).toBe('Octobre 2026')
    expect((await app(desk).request(`/api/bilans/${OCTOBER}`, json(body))).status).toBe(201)
  })

  test('a month that is ahead, or none, is refused', async () => {
    const desk = await newDesk()
    expect((await app(desk).request('/api/bilans/2026-12')).status).toBe(404)
    expect((await app(desk).request('/api/bilans/2026-13')).status).toBe(422)
  })

  test('a shared copy names nobody, whatever the owner wrote, and says what it took out', async () => {
    const desk = await newDesk()
    const { odile } = await filledOctober(desk)
    const first = await get(desk)
    const words =
      'Le café d’Odile, avec yves le bihan et Rannou : odile.k@exemple.fr ou 06 12 34 56 78. Merci au Musée de la Rade.'
    const body = { ...bodyOf(first), paragraphs: [{ key: newId(), own: words, isHidden: false }] }
    await app(desk).request(`/api/bilans/${OCTOBER}`, json(body))
    const shared = await sharedBilan(desk, OCTOBER, t)
    const text = shared.paragraphs.map(each => each.text).join('\n')
    expect(text).not.toMatch(/odile|kervella|bihan|rannou|exemple|06 12|rade/i)
    expect(text).toContain(
      'Le café d’une personne, avec une personne et une personne : une adresse ou un numéro.',
    )
    expect(shared.replaced.map(({ was }) => was)).toContain('yves le bihan')
    const page = await app(desk).request(`/api/bilans/${OCTOBER}/shared.html`)
    expect(page.headers.get('content-disposition')).toContain('bilan-2026-10.html')
    expect(await page.text()).not.toMatch(/odile|kervella|bihan|rannou/i)
    expect(odile).not.toBe('')
  })
})

function draftOf(bilan: BilanView) {
  const paragraphs = bilan.paragraphs.map(({ key, text, isOwn, isHidden }) => ({
    key,
    own: isOwn ? text : null,
    isHidden,
  }))
  return { ...bilan, title: '', paragraphs }
}
