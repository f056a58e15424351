import { addDays, type Day } from '../lib/day.ts'
import type { TestimonialTable } from '../platform/db/schema-work.ts'
import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { revisionOfState } from '../platform/revision.ts'
import { refuseUnknown } from '../platform/rows.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import type { WordToAsk } from './ideas-morning.ts'
import {
  ASK_AFTER_DAYS,
  ASK_UNTIL_DAYS,
  settledTestimonial,
  type Testimonial,
  type TestimonialDraft,
  type TestimonialView,
} from './testimonial.ts'

/** That of a mandate, if it was asked for or let go. */
export async function testimonialOn(desk: Desk, mandateId: string): Promise<TestimonialView | null> {
  const row = await select(desk)
    .where('w.mandateId', '=', mandateId)
    .orderBy('w.id')
    .limit(1)
    .executeTakeFirst()
  return row ? viewOf(row) : null
}

/** @throws Refusal `gone` when it was taken away, `not-found` when it never was. */
async function testimonialOf(desk: Desk, id: string): Promise<TestimonialView> {
  return foundIn(desk, 'testimonial', id, await findTestimonial(desk, id))
}

async function findTestimonial(desk: Desk, id: string): Promise<TestimonialView | undefined> {
  const row = await select(desk).where('w.id', '=', id).executeTakeFirst()
  return row && viewOf(row)
}

/**
 * Asked once for a mandate: a second one for the same mandate is the first.
 *
 * @throws Refusal `gone`, `not-found`, also for somebody or a mandate unknown.
 */
export async function saveTestimonial(
  desk: Desk,
  { revision, ...draft }: TestimonialDraft,
): Promise<Saved<TestimonialView>> {
  const testimonial = settledTestimonial<Testimonial>(draft, desk.today())
  const { id, mandateId, state } = testimonial
  const fields = fieldsOf(testimonial)
  const what = await whatOf(desk, mandateId)
  return saveOnce<TestimonialView>(desk, {
    table: 'testimonial',
    id,
    revision,
    becomes: revisionOfState([id, fields]),
    what: before => ({
      what: before?.state === state ? 'ideas:change.testimonial.edited' : `ideas:change.testimonial.${state}`,
      details: { what },
    }),
    find: async on => {
      const found = await findTestimonial(on, id)
      return (
        found ?? (revision === undefined ? ((await testimonialOn(on, mandateId)) ?? undefined) : undefined)
      )
    },
    put: async (inside, before) => {
      await refuseUnknown(inside, 'person', [testimonial.personId], [before?.personId])
      await refuseUnknown(inside, 'mandate', [mandateId])
      await inside.db
        .insertInto('testimonial')
        .values({ deskId: desk.id, id, ...fields })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
    },
  })
}

/** @throws Refusal as `testimonialOf`. */
export async function deleteTestimonial(desk: Desk, id: string): Promise<void> {
  const { mandateId } = await testimonialOf(desk, id)
  const details = { what: await whatOf(desk, mandateId) }
  await desk.write({ what: 'ideas:change.testimonial.deleted', details }, async inside => {
    await inside.db.deleteFrom('testimonial').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

/** The mandate delivered last whose client's word is due to be asked for and was neither asked for nor let go. */
export async function wordToAsk(desk: Desk, today: Day): Promise<WordToAsk | null> {
  const row = await desk.db
    .selectFrom('mandate as m')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'm.deskId').onRef('card.personId', '=', 'm.clientId'),
    )
    .leftJoin('testimonial as w', join =>
      join.onRef('w.deskId', '=', 'm.deskId').onRef('w.mandateId', '=', 'm.id'),
    )
    .select(['m.id', 'm.what', 'm.clientId', 'm.organisation', 'm.deliveredOn', 'card.name'])
    .where('m.deskId', '=', desk.id)
    .where('m.deliveredOn', '<=', addDays(today, -ASK_AFTER_DAYS))
    .where('m.deliveredOn', '>=', addDays(today, -ASK_UNTIL_DAYS))
    .where('m.stage', 'in', ['delivered', 'paid'])
    .where('w.id', 'is', null)
    .orderBy('m.deliveredOn', 'desc')
    .orderBy('m.id')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const client = row.clientId === null ? null : { id: row.clientId, name: row.name ?? '' }
  const { id: mandateId, what, organisation } = row
  return { mandateId, what, client, organisation, deliveredOn: row.deliveredOn as Day }
}

async function whatOf({ db, id }: Desk, mandateId: string): Promise<string> {
  const row = await db
    .selectFrom('mandate')
    .select('what')
    .where('deskId', '=', id)
    .where('id', '=', mandateId)
    .executeTakeFirst()
  return row?.what ?? ''
}

function select({ db, id }: Desk) {
  return db
    .selectFrom('testimonial as w')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'w.deskId').onRef('card.personId', '=', 'w.personId'),
    )
    .selectAll('w')
    .select('card.name as personName')
    .select(eb =>
      eb
        .selectFrom('kindWord as k')
        .select(({ fn }) => fn.countAll<number>().as('kept'))
        .whereRef('k.deskId', '=', 'w.deskId')
        .whereRef('k.mandateId', '=', 'w.mandateId')
        .whereRef('k.text', '=', 'w.word')
        .as('kept'),
    )
    .where('w.deskId', '=', id)
}

type Row = TestimonialTable & { personName: string | null; kept: number | null }

function viewOf({ personName, kept, deskId, ...row }: Row): TestimonialView {
  // The columns hold only what `fieldsOf` wrote.
  const testimonial = { ...row, quotable: row.quotable === 1 } as Testimonial
  const person = row.personId === null ? null : { id: row.personId, name: personName ?? '' }
  const revision = revisionOfState([row.id, fieldsOf(testimonial)])
  return { ...testimonial, revision, person, isKept: Number(kept ?? 0) > 0 }
}

function fieldsOf(testimonial: Testimonial): Omit<TestimonialTable, 'deskId' | 'id'> {
  const { mandateId, personId, state, askedOn, receivedOn, word, better, wouldRefer, quotable } = testimonial
  const fields = { mandateId, personId, state, askedOn, receivedOn, word, better, wouldRefer }
  return { ...fields, quotable: quotable ? 1 : 0 }
}
