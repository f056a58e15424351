import { expect, test } from 'vitest'
import { PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { Refusal } from '../lib/refusal.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { addDevice, listDevices, removeDevice, renameDevice, setDeviceGroups } from './devices.ts'
import { deviceSignIn } from './sign-in.ts'

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

onEveryDatabase(PLAIN_PROJECTORS, (newDesk, database) => {
  const doorAt = (clock: { ms: number }) =>
    deviceSignIn({
      database: database(),
      settingsOf: async () => ({ language: 'fr', timeZone: 'Europe/Paris' }),
      now: () => new Date(clock.ms),
    })
  const from = (authorization: string | undefined, more = {}) => ({
    authorization,
    agent: 'DAVx5/4.4',
    address: '10.0.0.1',
    ...more,
  })

  test('a device signs in with the password that was told once, however it is typed', async () => {
    const desk = await newDesk()
    const { user, password } = await addDevice(database(), desk.id, 'iPhone de Zoé')
    expect(password).toMatch(/^([a-z2-7]{5}-){5}[a-z2-7]$/)
    const door = doorAt({ ms: Date.UTC(2026, 10, 21) })
    for (const typed of [password, password.toUpperCase(), password.replaceAll('-', ' ')]) {
      const { device } = await door.signIn(from(basic(user, typed)))
      expect(device).toMatchObject({ deskId: desk.id, principal: user, name: 'iPhone de Zoé' })
    }
    const signedIn = await door.signIn(from(basic(user, password)))
    expect(signedIn.device && signedIn.desk).toMatchObject({
      id: desk.id,
      by: 'iPhone de Zoé',
      language: 'fr',
    })
    const [known] = await listDevices(database(), desk.id)
    expect(known).toMatchObject({ agent: 'DAVx5/4.4', lastSeenAt: '2026-11-21T00:00:00.000Z' })
    door.close()
  })

  test('each desk has one name, which no other has, and every device a password of its own', async () => {
    const [one, other] = [await newDesk(), await newDesk()]
    const first = await addDevice(database(), one.id, 'a')
    const second = await addDevice(database(), one.id, 'b')
    const third = await addDevice(database(), other.id, 'c')
    expect(second.user).toBe(first.user)
    expect(third.user).not.toBe(first.user)
    expect(new Set([first.password, second.password, third.password]).size).toBe(3)
    const door = doorAt({ ms: 0 })
    expect((await door.signIn(from(basic(third.user, first.password)))).device).toBeNull()
    door.close()
  })

  test('a desk’s name becomes letters that any program can type', async () => {
    const { system } = database()
    const id = uuidv7(new Date())
    await system
      .insertInto('desk')
      .values({ id, name: 'L’Étude de Zoé & Cie ', createdAt: '2026-11-21T00:00:00.000Z' })
      .execute()
    expect((await addDevice(database(), id, 'a')).user).toBe('l-etude-de-zoe-cie')
  })

  test('a removed device is out at once, a renamed one goes by its new name', async () => {
    const desk = await newDesk()
    const { id, user, password } = await addDevice(database(), desk.id, 'old')
    const door = doorAt({ ms: 0 })
    const caller = from(basic(user, password))
    await door.signIn(caller)
    await renameDevice(database(), { deskId: desk.id, id }, 'new')
    expect((await door.signIn(caller)).device?.name).toBe('new')
    await removeDevice(database(), { deskId: desk.id, id })
    expect((await door.signIn(caller)).device).toBeNull()
    expect(await listDevices(database(), desk.id)).toEqual([])
    door.close()
  })

  test('one that another process removed is out within a minute', async () => {
    const desk = await newDesk()
    const { id, user, password } = await addDevice(database(), desk.id, 'a')
    const clock = { ms: 0 }
    const door = doorAt(clock)
    const caller = from(basic(user, password))
    expect((await door.signIn(caller)).device).not.toBeNull()
    await database().system.deleteFrom('device').where('id', '=', id).execute()
    clock.ms = 60_000
    expect((await door.signIn(caller)).device).toBeNull()
    door.close()
  })

  test('another desk can neither see, rename nor remove it', async () => {
    const [desk, other] = [await newDesk(), await newDesk()]
    const { id } = await addDevice(database(), desk.id, 'a')
    expect(await listDevices(database(), other.id)).toEqual([])
    const key = { deskId: other.id, id }
    await expect(removeDevice(database(), key)).rejects.toThrow(Refusal)
    await expect(renameDevice(database(), key, 'b')).rejects.toThrow(Refusal)
    await expect(setDeviceGroups(database(), key, 'cards')).rejects.toThrow(Refusal)
    expect((await listDevices(database(), desk.id))[0]?.name).toBe('a')
  })

  test('groups are cards to Apple’s programs, categories to others, and as the owner decides', async () => {
    const desk = await newDesk()
    const { id, user, password } = await addDevice(database(), desk.id, 'a')
    const door = doorAt({ ms: 0 })
    const groupsFor = async (agent: string) =>
      (await door.signIn(from(basic(user, password), { agent }))).device?.groups
    expect(await groupsFor('iOS/18.1 (22B83) dataaccessd/1.0')).toBe('cards')
    expect(await groupsFor('macOS/15.1 (24B83) AddressBookCore/2694.1')).toBe('cards')
    expect(await groupsFor('DAVx5/4.4.3-ose')).toBe('categories')
    await setDeviceGroups(database(), { deskId: desk.id, id }, 'cards')
    expect(await groupsFor('DAVx5/4.4.3-ose')).toBe('cards')
    door.close()
  })

  test('guesses are slowed down by address, and whoever has a right password never waits', async () => {
    const desk = await newDesk()
    const { user, password } = await addDevice(database(), desk.id, 'a')
    const clock = { ms: 1_000_000 }
    const door = doorAt(clock)
    const wrong = (n: number, address = '10.0.0.1') =>
      door.signIn(from(basic(user, `guess${n}`), { address }))
    for (let n = 0; n < 20; n++) expect(await wrong(n)).toEqual({ device: null, seconds: null })
    expect(await wrong(20)).toEqual({ device: null, seconds: 60 })
    expect((await door.signIn(from(basic(user, password)))).device).not.toBeNull()
    expect(await door.signIn(from(undefined))).toEqual({ device: null, seconds: null })
    expect(await wrong(21, '10.0.0.2')).toEqual({ device: null, seconds: null })
    clock.ms += 60_000
    expect(await wrong(22)).toEqual({ device: null, seconds: null })
    door.close()
  })

  test.each(['Bearer x', 'Basic', 'Basic !!!', `Basic ${Buffer.from('nocolon').toString('base64')}`])(
    '%s opens nothing',
    async authorization => {
      const door = doorAt({ ms: 0 })
      expect((await door.signIn(from(authorization))).device).toBeNull()
      door.close()
    },
  )
})
