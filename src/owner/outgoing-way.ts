import { type Door, type Outgoing, outgoing } from '../platform/outgoing.ts'
import { mannersOf, OUTGOING_SERVICES, type OutgoingSettings } from './outgoing-services.ts'

/** The way out of a desk, as its settings have it now: `(await readSettings(desk)).outgoing`. */
export function wayOut(door: Door, deskId: string, settings: OutgoingSettings): Outgoing {
  return outgoing({
    door,
    deskId,
    allowed: settings.allowed,
    rules: name => {
      const service = OUTGOING_SERVICES.find(known => known === name)
      if (!service) throw new RangeError(`no such service: ${name}`)
      return mannersOf(settings, service)
    },
  })
}
