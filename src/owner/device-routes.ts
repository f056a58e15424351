import { randomBytes, randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { z } from 'zod'
import {
  addDevice,
  listDevices,
  principalOf,
  removeDevice,
  renameDevice,
  setDeviceGroups,
} from '../dav/devices.ts'
import { Refusal } from '../lib/refusal.ts'
import type { Database } from '../platform/db/database.ts'
import type { Desk } from '../platform/desk.ts'
import { slowDown } from '../platform/guards.ts'
import { noteInHistory } from '../platform/history-note.ts'
import { body, type DeskEnv } from '../platform/http.ts'
import { appleProfile, PROFILE_TYPE } from './apple-profile.ts'
import { kindOfAgent } from './device-kind.ts'
import { freeName } from './device-name.ts'
import { profileLinks } from './profile-links.ts'

const Name = z.string().trim().min(1).max(100)

const NewDevice = z.object({ name: Name })

const DeviceChange = z.object({ name: Name, groups: z.enum(['categories', 'cards']).nullable() }).partial()

/** With the password that was told when the device was added, or without: the desk keeps none. */
const ProfileWanted = z.object({ password: z.string().min(1).max(200).nullable() })

interface Parts {
  database: Database
  publicUrl: string | null
  address: () => string
  /** Looks at all that devices will see, where the desk was there before it had any. */
  showEverything: (desk: Desk) => Promise<void>
}

/** Mounted at /api/devices: the telephones and programs that may read and change this desk. */
export function deviceRoutes({ database, publicUrl, address, showEverything }: Parts): Hono<DeskEnv> {
  const links = profileLinks({
    now: () => new Date(),
    newToken: () => randomBytes(24).toString('base64url'),
  })
  /** Where devices go: the address that was announced, else the one the owner's browser uses. */
  const urlFor = (origin: string | undefined) => `${publicUrl ?? origin ?? address()}/`
  const deviceOf = async (deskId: string, id: string) => {
    const found = (await listDevices(database, deskId)).find(device => device.id === id)
    if (!found) throw new Refusal('not-found')
    return found
  }

  return new Hono<DeskEnv>()
    .get('/', async c => {
      const devices = await listDevices(database, c.var.desk.id)
      return c.json({
        publicUrl: publicUrl && `${publicUrl}/`,
        devices: devices.map(device => ({ ...device, kind: kindOfAgent(device.agent) })),
      })
    })
    .post('/', body(NewDevice), async c => {
      const { desk } = c.var
      const name = freeName(c.req.valid('json').name, await listDevices(database, desk.id))
      await showEverything(desk)
      const { id, user, password } = await addDevice(database, desk.id, name)
      await noteInHistory(database, desk, { what: 'owner:change.device-added', details: { name } })
      return c.json({ id, name, url: urlFor(c.req.header('origin')), user, password }, 201)
    })
    .put('/:id', body(DeviceChange), async c => {
      const { id: deskId } = c.var.desk
      const { id } = await deviceOf(deskId, c.req.param('id'))
      const { name, groups } = c.req.valid('json')
      if (name !== undefined) {
        const others = (await listDevices(database, deskId)).filter(device => device.id !== id)
        await renameDevice(database, { deskId, id }, freeName(name, others))
      }
      if (groups !== undefined) await setDeviceGroups(database, { deskId, id }, groups)
      return c.json(await deviceOf(deskId, id))
    })
    .delete('/:id', async c => {
      const { desk } = c.var
      const { id, name } = await deviceOf(desk.id, c.req.param('id'))
      await removeDevice(database, { deskId: desk.id, id })
      await noteInHistory(database, desk, { what: 'owner:change.device-removed', details: { name } })
      return c.body(null, 204)
    })
    .post('/:id/profile', body(ProfileWanted), async c => {
      const { desk, t } = c.var
      const { id, name } = await deviceOf(desk.id, c.req.param('id'))
      const profile = appleProfile({
        user: await principalOf(database, desk.id),
        password: c.req.valid('json').password,
        url: urlFor(c.req.header('origin')),
        id,
        name: t('owner:devices.profile.name'),
        description: t('owner:devices.profile.description', { name }),
        newUuid: randomUUID,
      })
      const { token, until } = links.keep(profile)
      const path = `/api/devices/profile/${token}/entregent.mobileconfig`
      return c.json({ url: new URL(path, urlFor(c.req.header('origin'))).href, path, until }, 201)
    })
    .get('/profile/:token/:file', slowDown(20), c => {
      const profile = links.take(c.req.param('token'))
      if (profile === null) throw new Refusal('wrong-link')
      return c.body(profile, 200, { 'content-type': PROFILE_TYPE })
    })
}
