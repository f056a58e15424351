import { expect, test } from 'vitest'
import { appWith, json } from '../../test/support/app-with.ts'
import { vcalendar } from '../../test/support/dav/bodies.ts'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { coffee, newId, peopleNamed, personWith } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import type { Channel } from '../encounters/encounter.ts'
import { saveFollowUp } from '../encounters/follow-ups.ts'
import { addEncounters, saveEncounter } from '../encounters/store.ts'
import { addDays, type Day, day } from '../lib/day.ts'
import { deletePeople } from '../people/bulk.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { wordsIn } from '../words.ts'
import type { Morning } from './morning.ts'
import { readMorning } from './read-morning.ts'
import { todayRoutes } from './routes.ts'
import { microAcquaintances, notesOf, replyToSuggestion } from './store.ts'

const TODAY = day('2026-11-21')

function morning(desk: Desk): Promise<Morning> {
  return readMorning(desk, wordsIn(desk.language).t)
}

async function names(desk: Desk): Promise<string[]> {
  return (await morning(desk)).suggestions.map(({ person }) => person.name)
}

/** Seen every so many days, the last time so long ago. */
async function seenOften(
  desk: Desk,
  personId: string,
  { every, ago }: { every: number; ago: number },
): Promise<void> {
  const days = Array.from({ length: 10 }, (_, i) => addDays(TODAY, -ago - i * every))
  await addEncounters(
    desk,
    days.map(on => coffee({ day: on, personIds: [personId] })),
  )
}

async function friendLongSilent(desk: Desk, name = 'Marie Dupont'): Promise<string> {
  const id = await personWith(desk, { name }, { circle: 1, relations: ['friend'] })
  await seenOften(desk, id, { every: 10, ago: 40 })
  return id
}

async function wrote(desk: Desk, personId: string, on: Day, channel: Channel = 'mail'): Promise<void> {
  await saveEncounter(desk, coffee({ day: on, channel, initiator: 'me', personIds: [personId] }))
}

const promised = { text: 'envoyer le devis', by: 'me' as const, doneOn: null }

onEveryDatabase(PROJECTORS, newDesk => {
  test('somebody close whose silence is longer than usual is suggested, with reasons in sentences', async () => {
    const desk = await newDesk()
    await friendLongSilent(desk)
    const { suggestions, headline } = await morning(desk)
    expect(suggestions).toMatchObject([
      { person: { name: 'Marie Dupont' }, slot: 'usual', kind: 'see', phone: null },
    ])
    expect(suggestions[0]?.reasons[0]).toMatch(/^D’habitude .* cette fois\.$/)
    expect(headline).toMatchObject({ people: 1, text: 'Une personne, et de l’air.' })
  })

  test('what was noted the last time is said back, within a year and a half, from those it was noted of', async () => {
    const desk = await newDesk()
    const marie = await friendLongSilent(desk)
    const noted = (note: string, ago: number, changes = {}) =>
      saveEncounter(desk, coffee({ day: addDays(TODAY, -ago), personIds: [marie], note, ...changes }))
    await noted('too old', 600)
    await noted('not yet', -3, { planned: true })
    const second = async () => (await morning(desk)).suggestions[0]?.reasons[1]
    expect(await second()).toBe('Dans votre premier cercle.')
    await noted('part s’installer à Nantes.', 87)
    await noted('elle '.repeat(40), 50)
    expect(await second()).toBe('Le 26 août, vous notiez\u202f: «\u202fpart s’installer à Nantes\u202f».')
  })

  test('the rhythm learnt from the log is told once it was seen three times', async () => {
    const desk = await newDesk()
    const app = appWith('/api/today', todayRoutes, desk)
    const usualOf = async (id: string) => (await (await app.request(`/api/today/rhythm/${id}`)).json()).usual
    const [often, once] = [
      await personWith(desk, { name: 'Anne' }),
      await personWith(desk, { name: 'Bilal' }),
    ]
    await seenOften(desk, often, { every: 21, ago: 5 })
    await saveEncounter(desk, coffee({ personIds: [once] }))
    expect(await usualOf(often)).toMatch(/^toutes les (trois|quatre) semaines$/)
    expect(await usualOf(once)).toBeNull()
  })

  test('logging takes them off the list at once; what is planned does not', async () => {
    const desk = await newDesk()
    const marie = await friendLongSilent(desk)
    await saveEncounter(desk, coffee({ personIds: [marie], planned: true }))
    expect(await names(desk)).toEqual(['Marie Dupont'])
    await saveEncounter(desk, coffee({ personIds: [marie] }))
    expect(await names(desk)).toEqual([])
  })

  test('nobody is suggested the day after an import, and one unknown a day at most later on', async () => {
    const now = new Date('2026-11-21T07:30:00Z')
    const clock = { at: now }
    const desk = await newDesk({ now: () => clock.at })
    for (const name of ['Anne', 'Bilal', 'Chloé', 'Denis', 'Eva', 'Farid']) {
      await personWith(desk, { name }, { circle: 1, relations: ['friend'], trade: 'outside' })
    }
    clock.at = new Date(now.getTime() + 86_400_000)
    expect(await names(desk)).toEqual([])
    clock.at = new Date(now.getTime() + 40 * 86_400_000)
    expect(await names(desk)).toHaveLength(1)
  })

  test('two messages without an answer end it, until something comes', async () => {
    const desk = await newDesk()
    const marie = await personWith(desk, { name: 'Marie' }, { circle: 1, relations: ['friend'] })
    await seenOften(desk, marie, { every: 10, ago: 60 })
    await wrote(desk, marie, addDays(TODAY, -50))
    const { suggestions } = await morning(desk)
    expect(suggestions[0]?.reasons).toContain('Votre dernier message attend encore sa réponse.')
    await wrote(desk, marie, addDays(TODAY, -45), 'message')
    expect(await names(desk)).toEqual([])
    await saveEncounter(
      desk,
      coffee({ day: addDays(TODAY, -44), channel: 'mail', initiator: 'them', personIds: [marie] }),
    )
    expect(await names(desk)).toEqual(['Marie'])
  })

  test('later brings them back on the day said, never does not; both are undone', async () => {
    const desk = await newDesk()
    const app = appWith('/api/today', todayRoutes, desk)
    const personId = await friendLongSilent(desk)
    const reply = (body: Record<string, string>) =>
      app.request('/api/today/replies', json({ personId, ...body }, 'POST'))

    const id = newId()
    expect((await reply({ id, reply: 'later', until: '2026-11-22' })).status).toBe(204)
    const batches = desk.batches.length
    expect((await reply({ id, reply: 'later', until: '2026-11-22' })).status).toBe(204)
    expect(desk.batches).toHaveLength(batches)
    expect(await names(desk)).toEqual([])
    await undo(desk, desk.batches.at(-1) as string)
    expect(await names(desk)).toEqual(['Marie Dupont'])
    expect((await reply({ id, reply: 'later' })).status).toBe(410)

    await reply({ id: newId(), reply: 'later', until: '2026-11-21' })
    expect(await names(desk)).toEqual(['Marie Dupont'])
    await reply({ id: newId(), reply: 'never' })
    expect(await names(desk)).toEqual([])
    expect((await reply({ id: newId(), reply: 'perhaps' })).status).toBe(422)
    const nobody = json({ id: newId(), personId: newId(), reply: 'never' }, 'POST')
    expect((await app.request('/api/today/replies', nobody)).status).toBe(404)
  })

  test('those at home are neither company nor suggested, their birthdays are told', async () => {
    const desk = await newDesk()
    const birthday = { year: 1990, month: 11, day: 23 }
    const sister = await personWith(desk, { name: 'Ma sœur', birthday }, { household: true, circle: 1 })
    await seenOften(desk, sister, { every: 1, ago: 0 })
    const { suggestions, company, birthdays } = await morning(desk)
    expect(suggestions).toEqual([])
    expect(company.inPerson).toBe(0)
    expect(birthdays).toEqual([
      { personId: sister, name: 'Ma sœur', day: '2026-11-23', inDays: 2, turning: 36 },
    ])
  })

  test('what is due, what is planned and what is past and not confirmed stand beside', async () => {
    const desk = await newDesk()
    const [marie] = (await peopleNamed(desk, 'Marie')) as [string]
    const promise = { id: newId(), by: 'me' as const, personId: marie, encounterId: null, doneOn: null }
    await saveFollowUp(desk, { ...promise, text: 'envoyer le devis', dueOn: TODAY })
    await saveFollowUp(desk, { ...promise, id: newId(), text: 'plus tard', dueOn: day('2026-12-24') })
    await saveEncounter(desk, coffee({ personIds: [marie], planned: true }))
    await saveEncounter(desk, coffee({ personIds: [marie], planned: true, day: day('2026-11-12') }))
    const { followUps, planned, suggestions, headline } = await morning(desk)
    expect(followUps.map(({ text }) => text)).toEqual(['envoyer le devis'])
    expect(planned.map(({ day: on, past }) => [on, past])).toEqual([
      ['2026-11-21', false],
      ['2026-11-12', true],
    ])
    expect(suggestions[0]?.reasons[0]).toBe('Vous l’aviez dit pour aujourd’hui\u202f: envoyer le devis.')
    expect(headline.text).toBe('Une personne, un rendez-vous et une promesse.')
  })

  test('what was planned with somebody deleted since is still told, with nobody', async () => {
    const desk = await newDesk()
    const marie = await friendLongSilent(desk)
    const plan = coffee({ personIds: [marie], planned: true, place: 'café' })
    await saveEncounter(desk, {
      ...plan,
      followUps: [{ ...promised, id: newId(), personId: marie, dueOn: TODAY }],
    })
    await deletePeople(desk, [marie])
    const { planned, suggestions, headline, company, followUps } = await morning(desk)
    expect(planned).toMatchObject([{ id: plan.id, people: [], personIds: [] }])
    expect([suggestions, followUps, company.inPerson]).toEqual([[], [], 0])
    expect(headline).toMatchObject({ people: 0, planned: 1 })
    expect((await appWith('/api/today', todayRoutes, desk).request('/api/today')).status).toBe(200)
  })

  test('a new desk says so, in both languages', async () => {
    const { headline, newcomer, microExchange } = await morning(await newDesk({ language: 'en' }))
    expect(headline.text).toBe('It all begins with a name.')
    expect(newcomer).toEqual({ people: 0, encounters: 0 })
    expect(microExchange.personId).toBeNull()
  })

  test('the small exchange goes to those met in passing, then to neighbours; never to the household', async () => {
    const desk = await newDesk()
    await personWith(desk, { name: 'La boulangère' }, { relations: ['neighbour'] })
    const driver = await personWith(desk, { name: 'Le chauffeur du 4' })
    const home = await personWith(desk, { name: 'Papa' }, { relations: ['neighbour'], household: true })
    await saveEncounter(desk, coffee({ size: 'micro', personIds: [home], note: 'déjà fait' }))
    await saveEncounter(
      desk,
      coffee({ day: addDays(TODAY, -2), size: 'micro', personIds: [driver], note: 'part en retraite' }),
    )
    await saveEncounter(
      desk,
      coffee({ size: 'micro', personIds: [driver], planned: true, note: 'au retour' }),
    )
    expect((await microAcquaintances(desk)).map(({ name, note }) => [name, note])).toEqual([
      ['Le chauffeur du 4', 'part en retraite'],
      ['La boulangère', ''],
    ])
    expect(await microAcquaintances(await newDesk())).toEqual([])

    await saveEncounter(
      desk,
      coffee({ day: TODAY, size: 'micro', personIds: [driver, home], note: 'l’un des deux' }),
    )
    expect((await microAcquaintances(desk)).map(({ note }) => note)).toEqual(['', ''])
  })

  test('a note of an encounter with several is said back with their names', async () => {
    const desk = await newDesk()
    const [marie, paul, ines] = [
      await personWith(desk, { name: 'Marie' }),
      await personWith(desk, { name: 'Paul' }),
      await personWith(desk, { name: 'Inès' }),
    ]
    const noted = { day: addDays(TODAY, -87), personIds: [marie, paul, ines], note: 'ils montent un site' }
    await saveEncounter(desk, coffee(noted))
    const [latest] = await notesOf(desk, marie, addDays(TODAY, -100))
    expect(latest).toEqual({ day: noted.day, note: noted.note, others: ['Inès', 'Paul'] })
    const said = (await morning(desk)).suggestions.flatMap(({ reasons }) => reasons)
    expect(said.filter(each => each.includes('ils montent un site')).every(each => / avec /.test(each))).toBe(
      true,
    )
    expect(await notesOf(await newDesk(), marie, addDays(TODAY, -100))).toEqual([])

    const app = appWith('/api/today', todayRoutes, desk)
    const seeking = { day: addDays(TODAY, -20), note: 'elle cherche un développeur' }
    const draft = async () => (await (await app.request(`/api/today/draft/${marie}?kind=write`)).json()).text
    await saveEncounter(desk, coffee({ ...seeking, personIds: [marie, paul] }))
    expect(await draft()).not.toContain('développeur')
    await saveEncounter(desk, coffee({ ...seeking, day: addDays(TODAY, -19), personIds: [marie] }))
    expect(await draft()).toContain('développeur')
  })

  test('the page is answered whole', async () => {
    const app = appWith('/api/today', todayRoutes, await newDesk())
    const answer = await app.request('/api/today')
    expect(answer.status).toBe(200)
    expect(Object.keys(await answer.json()).sort()).toEqual(
      'birthdays company events followUps headline microExchange newcomer planned suggestions today'.split(
        ' ',
      ),
    )
  })

  test('what a telephone noted for itself stands beside what is planned', async () => {
    const desk = await newDesk()
    const [marie] = await peopleNamed(desk, 'Marie Dupont')
    const { put } = calendarsOf(desk)
    const at = (uid: string, summary: string, start: string) =>
      put(`encounters/${uid}.ics`, vcalendar(uid, 'VEVENT', [`DTSTART:${start}`, `SUMMARY:${summary}`]))
    await at('own', 'Dentiste', '20261121T080000Z')
    await at('plan', 'Café avec Marie Dupont', '20261121T140000Z')
    await at('tomorrow', 'Kiné', '20261122T140000Z')
    const { events, planned } = await morning(desk)
    expect(events).toEqual([{ title: 'Dentiste', time: '09:00', place: '' }])
    expect(planned).toMatchObject([{ time: '15:00', personIds: [marie] }])
  })

  test('a draft speaks as the card says, and carries its links', async () => {
    const desk = await newDesk()
    const app = appWith('/api/today', todayRoutes, desk)
    const emails = [{ value: 'marie@aria.fr', types: [], label: null }]
    const name = { name: 'Marie Dupont', givenName: 'Marie', familyName: 'Dupont' }
    const marie = await personWith(desk, { ...name, emails }, { addressForm: 'tu' })
    const near = await (await app.request(`/api/today/draft/${marie}?kind=see`)).json()
    expect(near.text).toMatch(/^Bonjour Marie,/)
    expect(near.mailto).toMatch(/^mailto:marie@aria\.fr\?subject=/)
    expect(near.sms).toBeNull()
    const far = await personWith(desk, name, { civility: 'madam' })
    expect((await (await app.request(`/api/today/draft/${far}`)).json()).text).toMatch(
      /^Bonjour Madame Dupont,/,
    )
    expect((await app.request(`/api/today/draft/${newId()}`)).status).toBe(404)
    expect((await app.request(`/api/today/draft/${marie}?kind=sing`)).status).toBe(422)
  })

  test("another desk's morning knows nothing of this one", async () => {
    const desk = await newDesk()
    const marie = await friendLongSilent(desk)
    await personWith(
      desk,
      { name: 'Papi', birthday: { year: null, month: 11, day: 21 } },
      { relations: ['neighbour'] },
    )
    await saveEncounter(desk, coffee({ personIds: [marie], size: 'micro', planned: true }))
    const other = await newDesk()
    const theirs = await morning(other)
    expect(theirs).toEqual(await morning(await newDesk()))
    expect(theirs).toMatchObject({
      suggestions: [],
      birthdays: [],
      planned: [],
      events: [],
      newcomer: { people: 0, encounters: 0 },
    })
    const app = appWith('/api/today', todayRoutes, other)
    expect((await app.request(`/api/today/draft/${marie}`)).status).toBe(404)
    const reply = { id: newId(), personId: marie, reply: 'never' as const, until: null }
    await expect(replyToSuggestion(other, reply)).rejects.toThrow('not-found')
    expect(await names(desk)).toEqual(['Marie Dupont'])
  })
})
