import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { openCoffee } from '../../test/support/calendars-of-events.ts'
import { coffee, newId, peopleNamed, personWith } from '../../test/support/encounters.ts'
import { mandate, through } from '../../test/support/mandates.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { outingOn } from '../../test/support/outings-met.ts'
import { saveEncounter } from '../encounters/store.ts'
import { addDays, day } from '../lib/day.ts'
import { saveMandate } from '../mandates/store.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { saveEvent } from './event-store.ts'
import type { Outing, OutingPerson } from './outing.ts'
import { outingRoutes } from './routes.ts'
import { addOutings } from './store.ts'

const WINTER = 'from=2026-11-21&to=2026-12-31'
const DECEMBER = day('2026-12-03')

onEveryDatabase(PROJECTORS, newDesk => {
  const call = async (desk: Desk, path: string, init?: RequestInit) => {
    const response = await appWith('/api/outings', outingRoutes, desk).request(`/api/outings${path}`, init)
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text) }
  }
  const meet = (outing: Outing, personId: string, isNew = true): OutingPerson => ({
    ...{
      id: newId(),
      outingId: outing.id,
      personId,
      name: '',
      organisation: '',
      role: 'met',
      origin: 'salon',
    },
    ...{ isNew, word: '', metAt: null, encounterId: null },
  })
  async function events(desk: Desk) {
    const { feedId: _, dismissedOn: __, ...event } = openCoffee()
    const at = (on: string, time: string) => ({ day: day(on), time })
    const coffeeId = newId()
    await saveEvent(desk, { ...event, id: coffeeId, source: 'hand' })
    const once = { ...event, rule: null, end: null, source: 'hand' as const, kind: 'other' as const }
    const [fair, off] = [newId(), newId()]
    await saveEvent(desk, {
      ...once,
      id: fair,
      uid: fair,
      url: '',
      title: 'Foire',
      start: at('2026-12-15', '10:00'),
    })
    await saveEvent(desk, {
      ...once,
      id: off,
      uid: off,
      url: '',
      title: 'Annulé',
      start: at('2026-12-16', '10:00'),
      status: 'cancelled',
    })
    return { coffeeId, fair }
  }

  test('what lies ahead is ranked with reasons; what one goes to, or not this time, is no longer proposed', async () => {
    const desk = await newDesk()
    const [luc] = (await peopleNamed(desk, 'Luc')) as [string]
    const { coffeeId } = await events(desk)
    const past = outingOn(day('2026-10-01'), {
      state: 'been',
      title: 'Open coffee des Ormeaux',
      eventId: coffeeId,
    })
    await addOutings(desk, [past], [meet(past, luc, false)])
    const { body } = await call(desk, `/choice?${WINTER}`)
    const [best, second] = body.choices
    expect(best).toMatchObject({
      occurrence: { day: DECEMBER, title: 'Open coffee des Ormeaux' },
      outingId: null,
    })
    expect(best.reasons).toContainEqual(expect.objectContaining({ key: 'known', names: ['Luc'] }))
    expect(second.occurrence.title).toBe('Foire')
    expect(body.choices).toHaveLength(2)

    const { eventId, occurrence } = best.occurrence
    const going = outingOn(DECEMBER, { eventId, occurrence, title: best.occurrence.title })
    const { id, ...said } = going
    expect((await call(desk, `/${id}`, json(said))).status).toBe(201)
    const twin = await call(desk, `/${newId()}`, json({ ...said, state: 'declined' }))
    expect([twin.status, twin.body.current.id]).toEqual([409, id])
    const after = (await call(desk, `/choice?${WINTER}`)).body
    expect(after.choices.map((each: { occurrence: { title: string } }) => each.occurrence.title)).toEqual([
      'Foire',
    ])
    expect(after.going).toEqual([DECEMBER])
    const month = await call(desk, '/month', json({ from: '2026-11-21', to: '2026-12-31' }, 'POST'))
    expect(month.body).toMatchObject({
      already: [DECEMBER],
      among: 1,
      chosen: [{ occurrence: { title: 'Foire' } }],
    })
    expect((await call(await newDesk(), `/choice?${WINTER}`)).body.choices).toEqual([])
  })

  test('an hour that is taken is said', async () => {
    const desk = await newDesk()
    await events(desk)
    const [luc] = (await peopleNamed(desk, 'Luc')) as [string]
    const planned = { day: day('2026-12-15'), time: '10:30', minutes: 60, planned: true }
    await saveEncounter(desk, coffee({ ...planned, personIds: [luc] }))
    const { body } = await call(desk, `/choice?${WINTER}`)
    const last = body.choices.at(-1)
    expect(last.occurrence.title).toBe('Foire')
    expect(last.reasons[0]).toMatchObject({ key: 'taken', text: 'Luc' })
  })

  test('a pasted list is matched by mail, then by name; who is not certain is asked, nothing is kept before', async () => {
    const desk = await newDesk()
    const emails = [{ value: 'ana@port.example', types: [], label: null }]
    const ana = await personWith(desk, { name: 'Ana Roy', emails })
    const [bo] = await peopleNamed(desk, 'Bo Marchand', 'Cy Dupont', 'Cy Dupont')
    const outing = outingOn(DECEMBER)
    await addOutings(desk, [outing])
    const text = 'A. Roy <ana@port.example>\nBo Marchand, Halles\nCy Dupont\nDi Nouvelle'
    const { body } = await call(desk, `/${outing.id}/expected`, json({ text }, 'POST'))
    const said = body.proposals.map((each: { match: string; people: unknown[] }) => [
      each.match,
      each.people.length,
    ])
    expect(said).toEqual([
      ['known', 1],
      ['known', 1],
      ['asked', 2],
      ['new', 0],
    ])
    expect(body.proposals[0].people[0].id).toBe(ana)
    expect((await call(desk, `/${outing.id}`)).body.people).toEqual([])
    const people = [
      { id: newId(), personId: bo, name: '', organisation: 'Halles' },
      { id: newId(), personId: null, name: 'Di Nouvelle', organisation: '' },
    ]
    expect((await call(desk, `/${outing.id}/expected`, json({ people }, 'POST'))).body).toEqual({ added: 2 })
    expect((await call(desk, `/${outing.id}/expected`, json({ people }, 'POST'))).body).toEqual({ added: 0 })
  })

  test('the brief: who they are, what was said, promises both ways, what to ask', async () => {
    const desk = await newDesk()
    const [paul] = (await peopleNamed(desk, 'Paul')) as [string]
    const followUps = [
      { id: newId(), text: 'le devis', by: 'me' as const, personId: paul, dueOn: null, doneOn: null },
      {
        id: newId(),
        text: 'le nom du libraire',
        by: 'them' as const,
        personId: paul,
        dueOn: null,
        doneOn: null,
      },
    ]
    await saveEncounter(desk, coffee({ personIds: [paul], note: 'Sa fille entre au lycée', followUps }))
    const aims = [{ id: newId(), text: 'Demander à Paul', personId: paul, reached: null }]
    const outing = outingOn(DECEMBER, { aims })
    await addOutings(desk, [outing])
    const { body } = await call(desk, `/${outing.id}/brief`)
    expect(body.people).toMatchObject([
      {
        person: { name: 'Paul' },
        role: 'wished',
        lastMet: { day: '2026-11-21' },
        notes: [{ note: 'Sa fille entre au lycée' }],
        aims: ['Demander à Paul'],
      },
    ])
    expect(body.people[0].ask.map(({ key }: { key: string }) => key)).toEqual([
      'aim',
      'mine',
      'theirs',
      'news',
    ])
  })

  test('months later: who was seen again, mandates by the name of the event and by who was met there', async () => {
    const desk = await newDesk()
    const [ana, bo] = (await peopleNamed(desk, 'Ana', 'Bo')) as [string, string]
    const spring = outingOn(day('2026-04-02'), { state: 'been', title: 'Open Coffee', endTime: '20:30' })
    const autumn = outingOn(day('2026-09-03'), { state: 'been', title: 'Open Coffee' })
    await addOutings(desk, [spring, autumn], [meet(spring, ana), meet(spring, bo)])
    await saveEncounter(desk, coffee({ day: day('2026-05-05'), personIds: [ana] }))
    const won = { stage: 'won' as const, amountCents: 80_000 }
    const label = { id: newId(), kind: 'event' as const, label: 'open coffee', personIds: [], share: 10_000 }
    await saveMandate(
      desk,
      mandate({ ...won, what: 'Affiche', heardOn: day('2026-06-01'), contributions: [label] }),
    )
    await saveMandate(
      desk,
      mandate({
        ...won,
        what: 'Carte',
        heardOn: day('2026-10-01'),
        contributions: [through([bo], { share: 10_000 })],
      }),
    )
    const { body } = await call(desk, `/${spring.id}/brought`)
    expect(body).toMatchObject({
      ...{ met: 2, fresh: 2, kept: [{ person: { name: 'Ana' } }], minutes: 120 },
      won: [{ cents: 160_000, currency: 'EUR' }],
      verdict: { advice: 'yes', because: 'mandates', n: 2, fresh: 2, kept: 1 },
    })
    expect(body.mandates.map(({ what, by }: { what: string; by: string }) => [what, by]).sort()).toEqual([
      ['Affiche', 'event'],
      ['Carte', 'person'],
    ])
    const all = (await call(desk, '/brought')).body.outings
    expect(
      all.map(({ outing, mandates }: { outing: Outing; mandates: unknown[] }) => [
        outing.day,
        mandates.length,
      ]),
    ).toEqual([
      ['2026-09-03', 0],
      ['2026-04-02', 2],
    ])
    const { body: card } = await call(desk, `/with/${ana}`)
    expect(card.outings).toMatchObject([{ outing: { id: spring.id }, role: 'met', isNew: true }])
    expect(
      (await call(desk, `/${autumn.id}/guess`)).body.guesses.map(({ name }: { name: string }) => name).sort(),
    ).toEqual(['Ana', 'Bo'])
    expect((await call(await newDesk(), '/brought')).body.outings).toEqual([])
  })

  test('what makes no sense is refused', async () => {
    const desk = await newDesk()
    const { id: _, ...said } = outingOn(DECEMBER)
    const put = async (changes: object) =>
      (await call(desk, `/${newId()}`, json({ ...said, ...changes }))).status
    expect(await put({ title: ' ' })).toBe(422)
    expect(await put({ endDay: addDays(DECEMBER, -1) })).toBe(422)
    expect(await put({ time: '25:00' })).toBe(422)
    expect(await put({ eventId: newId() })).toBe(404)
    expect((await call(desk, `/${newId()}`)).status).toBe(404)
  })
})
