import type { TFunction } from 'i18next'
import { Refusal } from '../lib/refusal.ts'
import { readSettings } from '../owner/store.ts'
import { readAddressee } from '../people/addressee.ts'
import type { Addressee } from '../people/letter.ts'
import type { Desk } from '../platform/desk.ts'
import {
  askLetter,
  type Drafted,
  type Foreseen,
  foreseenAnswers,
  resonanceLetter,
  testimonialLetter,
} from './letters.ts'
import { ideaOf } from './list.ts'
import { resonanceOf } from './resonances.ts'

/** @throws Refusal as `ideaOf`. */
export async function draftOfIdea(desk: Desk, ideaId: string, t: TFunction): Promise<Drafted> {
  const idea = await ideaOf(desk, ideaId)
  const { addressee, phone, email } = await reach(desk, idea.person?.name ? idea.personId : null, '')
  return { ...askLetter(idea, addressee, t), phone, email }
}

/** With what may be answered. @throws Refusal as `resonanceOf`. */
export async function draftOfResonance(
  desk: Desk,
  resonanceId: string,
  t: TFunction,
): Promise<Drafted & { foreseen: Foreseen[] }> {
  const resonance = await resonanceOf(desk, resonanceId)
  const isKnown = resonance.person !== null && resonance.person.name !== ''
  const { addressee, phone, email } = await reach(desk, isKnown ? resonance.personId : null, resonance.name)
  const letter = resonanceLetter(resonance, addressee, t)
  return { ...letter, phone, email, foreseen: foreseenAnswers(addressee, t) }
}

/** @throws Refusal `not-found`. */
export async function draftOfTestimonial(desk: Desk, mandateId: string, t: TFunction): Promise<Drafted> {
  const mandate = await desk.db
    .selectFrom('mandate as m')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'm.deskId').onRef('card.personId', '=', 'm.clientId'),
    )
    .select(['m.what', 'card.personId'])
    .where('m.deskId', '=', desk.id)
    .where('m.id', '=', mandateId)
    .executeTakeFirst()
  if (!mandate) throw new Refusal('not-found', { what: 'mandate' })
  const { addressee, phone, email } = await reach(desk, mandate.personId, '')
  return { ...testimonialLetter(mandate, addressee, t), phone, email }
}

/** Somebody of the cardex, or a stranger of that name. */
async function reach(
  desk: Desk,
  personId: string | null,
  name: string,
): Promise<{ addressee: Omit<Addressee, 'personId'>; phone: string | null; email: string | null }> {
  if (personId !== null) return readAddressee(desk, personId)
  const { signature, ownerName } = await readSettings(desk)
  const [givenName = '', ...rest] = name.trim().split(/\s+/)
  const addressee = {
    givenName,
    familyName: rest.join(' '),
    civility: null,
    addressForm: null,
    signature: signature || ownerName,
  }
  return { addressee, phone: null, email: null }
}
