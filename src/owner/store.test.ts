import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { undo } from '../platform/db/undo.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import {
  addPushSubscription,
  believeBrowser,
  ownerChose,
  pushSubscriptions,
  readSettings,
  removePushSubscription,
  saveSettings,
  takeSteps,
} from './store.ts'

onEveryDatabase({}, (newDesk, database) => {
  test('what was never said holds as it is by default', async () => {
    expect(await readSettings(await newDesk())).toEqual(DEFAULT_SETTINGS)
  })

  test('what is saved is read again, and undone as one', async () => {
    const desk = await newDesk()
    await saveSettings(desk, { ownerName: 'Ana', trade: 'graphiste' })
    expect(await readSettings(desk)).toMatchObject({ ownerName: 'Ana', trade: 'graphiste', country: 'FR' })
    await saveSettings(desk, { ownerName: 'Zoé' })
    await undo(desk, desk.batches.at(-1) as string)
    expect(await readSettings(desk)).toMatchObject({ ownerName: 'Ana', trade: 'graphiste' })
  })

  test('a browser is believed once, and not after the owner chose', async () => {
    const asked = await newDesk()
    await believeBrowser(asked, { language: 'fr', timeZone: 'Europe/Paris', country: 'BE' })
    await believeBrowser(asked, { language: 'en', timeZone: 'Asia/Tokyo', country: 'US' })
    expect(await readSettings(asked)).toMatchObject({
      language: 'fr',
      timeZone: 'Europe/Paris',
      country: 'BE',
      firstRunDone: ['browser'],
    })

    const chosen = await newDesk()
    await ownerChose(chosen, { timeZone: 'Asia/Tokyo' })
    await believeBrowser(chosen, { language: 'fr', timeZone: 'Europe/Paris' })
    expect(await readSettings(chosen)).toMatchObject({ language: 'en', timeZone: 'Asia/Tokyo' })
    await undo(chosen, chosen.batches.at(-1) as string)
    expect(await readSettings(chosen)).toMatchObject({ firstRunDone: ['browser'] })
  })

  test('a browser that tells while the owner chooses is not believed over them', async () => {
    const desk = await newDesk()
    await Promise.all([
      believeBrowser(desk, { language: 'fr' }),
      ownerChose(desk, { language: 'en' }),
      believeBrowser(desk, { language: 'fr' }),
    ])
    expect((await readSettings(desk)).language).toBe('en')
  })

  test('steps taken in two windows are both taken', async () => {
    const desk = await newDesk()
    await Promise.all([ownerChose(desk, { firstRunDone: ['pick'] }), takeSteps(desk, ['log'])])
    expect(new Set((await readSettings(desk)).firstRunDone)).toEqual(new Set(['pick', 'log']))
  })

  test('saving the same again writes nothing', async () => {
    const desk = await newDesk()
    await saveSettings(desk, { ownerName: 'Ana' })
    await saveSettings(desk, { ownerName: 'Ana', country: 'FR' })
    expect(desk.batches).toHaveLength(1)
  })

  test('many saves at once are each kept whole', async () => {
    const desks = await Promise.all([1, 2, 3].map(() => newDesk()))
    await Promise.all(
      desks.flatMap(desk =>
        Array.from({ length: 10 }, (_, i) => saveSettings(desk, { trade: `t${i}`, ownerName: `n${i}` })),
      ),
    )
    for (const desk of desks) {
      const { trade, ownerName } = await readSettings(desk)
      expect(trade.slice(1)).toBe(ownerName.slice(1))
    }
  })

  test("another desk's settings and browsers are never seen", async () => {
    const [ours, other] = [await newDesk(), await newDesk()]
    const subscription = { endpoint: 'https://push.example.org/1', keys: { p256dh: 'a', auth: 'b' } }
    await saveSettings(ours, { ownerName: 'Ana' })
    await addPushSubscription(database(), ours.id, subscription)
    expect((await readSettings(other)).ownerName).toBe('')
    expect(await pushSubscriptions(database(), other.id)).toEqual([])
    await removePushSubscription(database(), other.id, subscription.endpoint)
    expect(await pushSubscriptions(database(), ours.id)).toEqual([subscription])
  })
})
