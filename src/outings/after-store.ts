import type { TFunction } from 'i18next'
import type { Channel } from '../encounters/encounter.ts'
import { followUpsOf, saveFollowUp } from '../encounters/follow-ups.ts'
import { addEncounters } from '../encounters/store.ts'
import { addDays, type Day } from '../lib/day.ts'
import { Refusal } from '../lib/refusal.ts'
import { readAddressee } from '../people/addressee.ts'
import { mailtoOf, smsOf } from '../people/draft.ts'
import type { Desk } from '../platform/desk.ts'
import { isThere } from '../platform/rows.ts'
import type { AfterPerson, AfterView, MetLately, ReadyDraft } from './after.ts'
import { metAt, nameOf, signDueOn } from './met.ts'
import { draftAfterMeeting } from './met-draft.ts'
import { picturesOf } from './met-picture.ts'
import type { OutingPersonView, OutingView } from './outing.ts'
import { outingOf, outingsOf } from './store.ts'

const LATELY_DAYS = 3

/** Those met there, in the order they were met, with what follows. @throws Refusal as `outingOf`. */
export async function afterOuting(desk: Desk, t: TFunction, outingId: string): Promise<AfterView> {
  const outing = await outingOf(desk, outingId)
  const pictures = await picturesOf(desk, outingId)
  const met: AfterPerson[] = []
  for (const person of metAt(outing).reverse()) {
    met.push({ ...(await afterMeeting(desk, t, outing, person)), picture: pictures.get(person.id) ?? null })
  }
  return { outingId, title: outing.title, day: outing.day, met }
}

/**
 * A sign was given to somebody met: an encounter, and the follow-up it was is done, in one batch. Sent twice it is stored
 * once.
 *
 * @throws Refusal `not-found` when they were not met there, or have no card.
 */
export async function giveSign(
  desk: Desk,
  outingId: string,
  {
    metId,
    encounterId,
    channel,
    followUpId,
  }: {
    metId: string
    encounterId: string
    channel: Exclude<Channel, 'in-person'>
    followUpId: string | null
  },
): Promise<void> {
  const person = metAt(await outingOf(desk, outingId)).find(({ id }) => id === metId)
  const personId = person?.personId ?? null
  if (!person || personId === null || !(await isThere(desk, 'person', personId))) {
    throw new Refusal('not-found', { what: 'person' })
  }
  const details = { name: nameOf(person) }
  await desk.write({ what: 'outings:change.met.sign', details }, async inside => {
    await addEncounters(inside, [
      {
        ...{ id: encounterId, day: inside.today(), time: null, channel, size: 'micro', minutes: null },
        ...{ personIds: [personId], place: '', sphere: 'professional', chosen: null, initiator: 'me' },
        ...{ feeling: null, note: '', planned: false },
      },
    ])
    const open = await followUpsOf(inside, { open: true, personId })
    const ticked = open.find(({ id, by }) => id === followUpId && by === 'me')
    if (ticked) await saveFollowUp(inside, { ...ticked, doneOn: inside.today() })
  })
}

/** Outings of the last days where people were met to whom neither a sign was given nor a follow-up noted. */
export async function metLately(desk: Desk): Promise<MetLately[]> {
  const today = desk.today()
  const outings = await outingsOf(desk, { from: addDays(today, -LATELY_DAYS), to: today })
  const lately: MetLately[] = []
  for (const outing of outings) {
    const people: MetLately['people'] = []
    for (const person of metAt(outing).reverse()) {
      const { id, personId } = person
      if (personId === null || !(await awaitsSign(desk, outing, person))) continue
      people.push({ id, personId, name: nameOf(person) })
    }
    const { id: outingId, title, endDay: day } = outing
    if (people.length > 0) lately.push({ outingId, title, day, dueOn: signDueOn(day, today), people })
  }
  return lately
}

async function afterMeeting(
  desk: Desk,
  t: TFunction,
  outing: OutingView,
  person: OutingPersonView,
): Promise<Omit<AfterPerson, 'picture'>> {
  const { id, personId, encounterId, organisation, isNew, word, card } = person
  const isKnown = personId !== null && card !== null && card.name !== ''
  const all = isKnown ? await followUpsOf(desk, { personId }) : []
  const promises = all.filter(each => each.encounterId === encounterId || each.doneOn === null)
  const signOn = isKnown ? await lastSign(desk, personId, outing.day) : null
  const isNoted = promises.some(({ by }) => by === 'me')
  const name = nameOf(person)
  const dueOn = signDueOn(outing.endDay, desk.today())
  const text = t('outings:met.sign', { name })
  const sign = !isKnown || signOn !== null || isNoted ? null : { text, dueOn }
  // The sign itself is no promise to speak of.
  const promised = promises.find(
    each =>
      each.by === 'me' && each.doneOn === null && each.encounterId === encounterId && each.text !== text,
  )
  return {
    ...{
      id,
      personId: isKnown ? personId : null,
      name,
      organisation,
      isNew,
      word,
      encounterId,
      promises,
      signOn,
      sign,
    },
    draft: isKnown
      ? await draftFor(desk, t, { outing, personId, isNew, promised: promised?.text ?? null })
      : null,
  }
}

async function draftFor(
  desk: Desk,
  t: TFunction,
  {
    outing,
    personId,
    isNew,
    promised,
  }: { outing: OutingView; personId: string; isNew: boolean; promised: string | null },
): Promise<ReadyDraft> {
  const { addressee, phone, email } = await readAddressee(desk, personId)
  const source = { addressee, outing: outing.title, day: outing.day, isNew, promised }
  const draft = draftAfterMeeting(source, { t, language: desk.language })
  return {
    ...draft,
    phone,
    email,
    mailto: email && mailtoOf(email, draft),
    sms: phone && smsOf(phone, draft),
  }
}

async function awaitsSign(
  desk: Desk,
  { day }: OutingView,
  { personId, encounterId }: OutingPersonView,
): Promise<boolean> {
  if (personId === null || !(await isThere(desk, 'person', personId))) return false
  const followUps = await followUpsOf(desk, { personId })
  if (followUps.some(each => each.by === 'me' && (each.doneOn === null || each.encounterId === encounterId)))
    return false
  return (await lastSign(desk, personId, day)) === null
}

async function lastSign({ db, id }: Desk, personId: string, since: Day): Promise<Day | null> {
  const row = await db
    .selectFrom('encounterPerson as ep')
    .innerJoin('encounter as e', join =>
      join.onRef('e.deskId', '=', 'ep.deskId').onRef('e.id', '=', 'ep.encounterId'),
    )
    .select('e.day')
    .where('ep.deskId', '=', id)
    .where('ep.personId', '=', personId)
    .where('e.planned', '=', 0)
    .where('e.channel', '<>', 'in-person')
    .where('e.day', '>=', since)
    .orderBy('e.day', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (row?.day ?? null) as Day | null
}
