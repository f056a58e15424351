import { readSettings, saveSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { countryOf } from './country.ts'
import { deskClock } from './desk-clock.ts'
import type { Self } from './exchange.ts'
import type { GatherOptions } from './gather.ts'

/** Who the owner is in what is read: as they said, and as their letters know them. */
export async function ownAddresses(desk: Pick<Desk, 'db' | 'id'>): Promise<Self> {
  const { history, letter, ownerName } = await readSettings(desk)
  const mails = [...history.mails, letter.to, letter.smtp?.from ?? '']
  return {
    mails: [...new Set(mails.filter(mail => mail !== '').map(mail => mail.toLowerCase()))],
    phones: history.phones,
    names: [...new Set([...history.names, ownerName].filter(name => name !== ''))],
  }
}

/** What a gathering on this desk goes by. */
export async function gatheringOn(desk: Desk): Promise<GatherOptions> {
  const { history } = await readSettings(desk)
  return {
    clock: deskClock(desk.timeZone),
    country: await countryOf(desk),
    self: await ownAddresses(desk),
    keepsTitles: history.keepsTitles,
  }
}

/** Addresses that a mailbox told to be the owner's, in the write under way. */
export async function ownAlso(inside: Desk, mails: readonly string[]): Promise<void> {
  const { mails: known } = await ownAddresses(inside)
  const fresh = mails.filter(mail => !known.includes(mail))
  if (fresh.length === 0) return
  const { history } = await readSettings(inside)
  await saveSettings(inside, { history: { ...history, mails: [...history.mails, ...fresh] } })
}
