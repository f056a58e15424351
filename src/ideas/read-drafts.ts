import type { TFunction } from 'i18next'
import { Refusal } from '../lib/refusal.ts'
import { readAnybody } from '../people/addressee.ts'
import type { Desk } from '../platform/desk.ts'
import {
  askDraft,
  type Drafted,
  type Foreseen,
  foreseenAnswers,
  resonanceDraft,
  testimonialDraft,
} from './drafts.ts'
import { ideaOf } from './list.ts'
import { resonanceOf } from './resonances.ts'

/** @throws Refusal as `ideaOf`. */
export async function draftOfIdea(desk: Desk, ideaId: string, t: TFunction): Promise<Drafted> {
  const idea = await ideaOf(desk, ideaId)
  const { addressee, phone, email } = await readAnybody(desk, idea.personId)
  return { ...askDraft(idea, addressee, t), phone, email }
}

/** With what may be answered. @throws Refusal as `resonanceOf`. */
export async function draftOfResonance(
  desk: Desk,
  resonanceId: string,
  t: TFunction,
): Promise<Drafted & { foreseen: Foreseen[] }> {
  const resonance = await resonanceOf(desk, resonanceId)
  const { addressee, phone, email } = await readAnybody(desk, resonance.personId, resonance.name)
  const draft = resonanceDraft(resonance, addressee, t)
  return { ...draft, phone, email, foreseen: foreseenAnswers(addressee, t) }
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
  const { addressee, phone, email } = await readAnybody(desk, mandate.personId)
  return { ...testimonialDraft(mandate, addressee, t), phone, email }
}
