import { expect, test } from 'vitest'
import { newId, peopleNamed } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { called, livingIn } from '../../test/support/people.ts'
import { place } from '../../test/support/places.ts'
import { estimateTravel } from '../lib/geo/travel.ts'
import { saveSettings } from '../owner/store.ts'
import { archivePeople } from '../people/bulk.ts'
import { NEW_ACQUAINTANCE } from '../people/person.ts'
import { personDetail, savePerson } from '../people/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { PROJECTORS } from '../projectors.ts'
import { forgetLocated, locatePerson, spotOf } from './located.ts'
import { peopleNear, placesNear } from './near.ts'
import type { Spot } from './place.ts'
import { addPlaces, deletePlace, homeOf, placeOf, placesOf, savePlace } from './store.ts'

const LYON = { lat: 45.764, lon: 4.8357 }

async function personIn(desk: Desk, name: string, town: string, postalCode = ''): Promise<string> {
  const id = newId()
  const address = { ...livingIn(town), postalCode }
  const contact = called(name, { addresses: [address] })
  await savePerson(desk, { id, contact, acquaintance: NEW_ACQUAINTANCE })
  return id
}

const near = (desk: Desk, minutes: number) =>
  peopleNear(desk, {
    around: LYON,
    km: minutes * 2,
    most: 50,
    inReach: at => {
      const travel = estimateTravel(LYON, at, 'car')
      return travel.minutes <= minutes ? travel : null
    },
  })

onEveryDatabase(PROJECTORS, newDesk => {
  test('a place is stored once, edited from the state it was read in, deleted, and undone', async () => {
    const desk = await newDesk()
    const hangar = place({ spot: { lat: 45.7578137, lon: 4.8320114, precision: 'exact', source: 'owner' } })
    const { view, outcome } = await savePlace(desk, hangar)
    expect(outcome).toBe('created')
    expect(view.spot).toEqual({ lat: 45.757814, lon: 4.832011, precision: 'exact', source: 'owner' })
    expect((await savePlace(desk, hangar)).outcome).toBe('kept')
    const renamed = { ...view, name: 'Le Grand Hangar' }
    expect((await savePlace(desk, renamed)).outcome).toBe('edited')
    expect((await savePlace(desk, { ...view, name: 'Autre' })).outcome).toBe('stale')
    await deletePlace(desk, hangar.id)
    await expect(placeOf(desk, hangar.id)).rejects.toThrow('gone')
    await undo(desk, desk.batches.at(-1) as string)
    expect((await placesOf(desk)).map(({ name }) => name)).toEqual(['Le Grand Hangar'])
  })

  test('there is one home', async () => {
    const desk = await newDesk()
    const [old, fresh] = [place({ kind: 'home', name: 'Avant' }), place({ kind: 'home', name: 'Maintenant' })]
    await savePlace(desk, old)
    await savePlace(desk, fresh)
    expect((await homeOf(desk))?.name).toBe('Maintenant')
    expect((await placeOf(desk, old.id)).kind).toBe('other')
  })

  test('a file brought twice brings nothing twice, and leaves what the owner changed', async () => {
    const desk = await newDesk()
    const found = [place({ osm: 'node/1', name: 'Un' }), place({ osm: 'node/2', name: 'Deux' })]
    expect(await addPlaces(desk, found)).toBe(2)
    const [first] = await placesOf(desk)
    await savePlace(desk, { ...(first as NonNullable<typeof first>), name: 'À moi' })
    const again = found.map(each => ({ ...each, id: newId() }))
    expect(await addPlaces(desk, [...again, place({ osm: 'node/3', name: 'Trois' })])).toBe(1)
    expect((await placesOf(desk)).map(({ name }) => name).sort()).toEqual(['Trois', 'Un', 'À moi'].sort())
  })

  test('people are near by the town of their card, the quickest to reach first', async () => {
    const desk = await newDesk()
    const bron = await personIn(desk, 'Bruno', 'Bron', '69500')
    const vienne = await personIn(desk, 'Véra', 'VIENNE', '38200')
    await personIn(desk, 'Paule', 'Paris 11e', '75011')
    await peopleNamed(desk, 'Sans Adresse')
    const half = await near(desk, 60)
    expect(half.people.map(({ name, town }) => [name, town])).toEqual([
      ['Bruno', 'Bron'],
      ['Véra', 'VIENNE'],
    ])
    expect(half.count).toBe(2)
    expect((await near(desk, 400)).count).toBe(3)

    await archivePeople(desk, [bron], true)
    expect((await near(desk, 60)).people.map(({ id }) => id)).toEqual([vienne])
    await undo(desk, desk.batches.at(-1) as string)
    expect((await near(desk, 60)).count).toBe(2)
  })

  test('where somebody was said to be counts before their card, until it is taken back', async () => {
    const desk = await newDesk()
    const bruno = await personIn(desk, 'Bruno', 'Bron', '69500')
    const { precision } = (await spotOf(desk, bruno)) as Spot
    expect(precision).toBe('town')
    await locatePerson(desk, bruno, { id: newId(), lat: 48.85, lon: 2.35 })
    await locatePerson(desk, bruno, { id: newId(), lat: 48.86, lon: 2.36 })
    expect(await spotOf(desk, bruno)).toEqual({ lat: 48.86, lon: 2.36, precision: 'exact', source: 'owner' })

    const before = (await personDetail(desk, bruno)) as NonNullable<Awaited<ReturnType<typeof personDetail>>>
    const contact = called('Bruno', { addresses: [{ ...livingIn('Vienne'), postalCode: '38200' }] })
    await savePerson(desk, { id: bruno, contact, acquaintance: NEW_ACQUAINTANCE }, before.revision)
    expect((await spotOf(desk, bruno))?.source).toBe('owner')
    await forgetLocated(desk, bruno)
    expect(await spotOf(desk, bruno)).toMatchObject({ source: 'gazetteer', precision: 'town' })
    expect((await spotOf(desk, bruno))?.lat).toBeCloseTo(45.525, 1)
    await undo(desk, desk.batches.at(-1) as string)
    expect((await spotOf(desk, bruno))?.lat).toBe(48.86)
  })

  test('a town without a country is of the owner’s, whenever they say which', async () => {
    const desk = await newDesk()
    const id = await personIn(desk, 'Wolfgang', 'Bern')
    await saveSettings(desk, { country: 'CH' })
    expect((await spotOf(desk, id))?.lat).toBeCloseTo(46.948, 1)
  })

  test('places near are told with how far they are, those put away are not', async () => {
    const desk = await newDesk()
    const at = (lat: number) => ({ lat, lon: LYON.lon, precision: 'exact', source: 'owner' }) as const
    await savePlace(desk, place({ name: 'Loin', spot: at(48) }))
    await savePlace(desk, place({ name: 'Là', spot: at(45.8) }))
    await savePlace(desk, place({ name: 'Ici', spot: at(45.764) }))
    await savePlace(desk, place({ name: 'Fermé', spot: at(45.765), archived: true }))
    await savePlace(desk, place({ name: 'On ne sait où' }))
    expect((await placesNear(desk, { around: LYON, km: 10 })).map(({ name }) => name)).toEqual(['Ici', 'Là'])
  })

  test("another desk's places are never seen", async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    await savePlace(desk, place({ kind: 'home' }))
    await personIn(desk, 'Bruno', 'Bron', '69500')
    expect(await placesOf(other)).toEqual([])
    expect(await homeOf(other)).toBeNull()
    expect((await near(other, 400)).count).toBe(0)
  })
})
