import { type CountryCode, isSupportedCountry } from 'libphonenumber-js/max'
import { Refusal } from '../lib/refusal.ts'
import { readSettings } from '../owner/store.ts'
import { cardOctets } from '../people/octets.ts'
import { personDetail, savePersonFromOctets } from '../people/store.ts'
import { repointPerson } from '../platform/db/repoint.ts'
import type { Desk } from '../platform/desk.ts'
import { refuseIfGone } from '../platform/gone.ts'
import { standIn } from './found-store.ts'
import { mergedAcquaintance } from './merge-acquaintance.ts'
import { mergedCard } from './merge-card.ts'
import type { Lead } from './merge-contact.ts'

export interface Join {
  kept: string
  absorbed: string
  /** Of what there is only one, what the absorbed card says leads here. */
  lead?: readonly Lead[] | undefined
}

/**
 * Two cards of one person become one: what the kept one lacks comes over, where both differ one leads and the
 * other goes to the note, and all that pointed at the other points at the kept one. Undone as a whole.
 *
 * @throws Refusal `not-found` or `gone` when one of them is not there, `invalid-input` for twice the same.
 */
export async function mergePeople(desk: Desk, { kept, absorbed, lead = [] }: Join): Promise<void> {
  if (kept === absorbed) throw new Refusal('invalid-input', { fields: ['absorbed'] })
  const [names, { country: said }] = [await namesOf(desk, [kept, absorbed]), await readSettings(desk)]
  const country: CountryCode = isSupportedCountry(said) ? said : 'FR'
  const details = { name: names[0] as string, other: names[1] as string }
  await desk.write({ what: 'duplicates:change.merged', details, alone: true }, async inside => {
    const [ours, theirs] = [await personOf(inside, kept), await personOf(inside, absorbed)]
    const versions = { ours: ours.octets, theirs: theirs.octets, base: null, isSameCard: false }
    const manner = { language: desk.language, country, lead: new Set(lead), isOwnCard: true }
    const octets = mergedCard(versions, manner)
    const acquaintance = mergedAcquaintance(ours.detail.acquaintance, theirs.detail.acquaintance)
    await standIn(inside, { kept, absorbed })
    await repointPerson(inside, { from: absorbed, to: kept })
    const metThroughId = acquaintance.metThroughId === absorbed ? null : acquaintance.metThroughId
    await savePersonFromOctets(inside, {
      id: kept,
      octets,
      acquaintance: { ...acquaintance, metThroughId: metThroughId === kept ? null : metThroughId },
    })
    if (theirs.detail.addedOn < ours.detail.addedOn) {
      await inside.db
        .updateTable('person')
        .set({ addedOn: theirs.detail.addedOn })
        .where('deskId', '=', desk.id)
        .where('id', '=', kept)
        .execute()
    }
    await inside.db.deleteFrom('person').where('deskId', '=', desk.id).where('id', '=', absorbed).execute()
  })
}

async function namesOf(desk: Desk, ids: readonly string[]): Promise<string[]> {
  return Promise.all(ids.map(async id => (await personOf(desk, id)).detail.contact.name))
}

async function personOf(desk: Desk, id: string) {
  const [detail, octets] = [await personDetail(desk, id), await cardOctets(desk, id)]
  if (detail && octets) return { detail, octets }
  await refuseIfGone(desk, 'person', id)
  throw new Refusal('not-found', { what: 'person' })
}
