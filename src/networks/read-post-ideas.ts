import type { TFunction } from 'i18next'
import type { Drafted } from '../ideas/drafts.ts'
import { addDays, type Day } from '../lib/day.ts'
import { readAnybody } from '../people/addressee.ts'
import type { Desk } from '../platform/desk.ts'
import type { PostIdea, PostWords } from './post.ts'
import { askConsent, draftNamed, draftPost, type PostSource } from './post-words.ts'
import { postOf } from './posts.ts'

/** Older than that, nobody waits for it. */
const FRESH_DAYS = 120
const MOST_IDEAS = 6

interface Drawn extends PostSource {
  ref: string
  /** For the owner alone: the line of the list. */
  label: string
  personId: string | null
  day: Day
}

/**
 * What the owner could say, drawn from what they did of late: events been to, mandates delivered, favours, ideas
 * carried out, clients' words. The freshest first, one of a kind before a second; what a post was drawn from already is
 * not proposed again.
 */
export async function postIdeas(desk: Desk, t: TFunction): Promise<PostIdea[]> {
  const drawn = await drawnFrom(desk)
  const used = new Set(await refsUsed(desk))
  const fresh = drawn.filter(({ kind, ref }) => !used.has(`${kind} ${ref}`))
  return inTurns(fresh)
    .slice(0, MOST_IDEAS)
    .map(source => {
      const { kind, ref, personId, personName, day } = source
      return {
        key: `${kind}-${ref}`,
        aboutKind: kind,
        aboutRef: ref,
        title: source.label || t(`networks:draft.title.${source.form === 'given' ? 'given' : 'received'}`),
        text: draftPost(source, t),
        consent: personId === null ? 'not-needed' : 'to-ask',
        person: personId === null ? null : { id: personId, name: personName },
        day,
      }
    })
}

/** The words a post may begin with. @throws Refusal as `postOf`. */
export async function wordsOfPost(desk: Desk, id: string, t: TFunction): Promise<PostWords> {
  const { aboutKind, aboutRef, consent } = await postOf(desk, id)
  const source = (await drawnFrom(desk, aboutRef)).find(({ kind }) => kind === aboutKind)
  return {
    text: source ? draftPost(source, t) : null,
    withName: source && consent === 'given' ? draftNamed(source, t) : null,
  }
}

/** The message that asks whom the post is about whether they agree. @throws Refusal as `postOf`. */
export async function consentLetter(desk: Desk, id: string, t: TFunction): Promise<Drafted> {
  const post = await postOf(desk, id)
  const { addressee, phone, email } = await readAnybody(desk, post.personId, post.person?.name ?? '')
  return { ...askConsent(post, { addressee, t }), phone, email }
}

/** The first of each kind, then the second of each…, the freshest first within. */
function inTurns(drawn: readonly Drawn[]): Drawn[] {
  const sorted = [...drawn].sort((a, b) => (a.day > b.day ? -1 : a.day < b.day ? 1 : a.ref < b.ref ? -1 : 1))
  const turn = new Map<string, number>()
  return sorted
    .map(each => {
      const nth = turn.get(each.kind) ?? 0
      turn.set(each.kind, nth + 1)
      return { each, nth }
    })
    .sort((a, b) => a.nth - b.nth)
    .map(({ each }) => each)
}

async function refsUsed({ db, id }: Desk): Promise<string[]> {
  const rows = await db
    .selectFrom('post')
    .select(['aboutKind', 'aboutRef'])
    .where('deskId', '=', id)
    .where('aboutRef', '!=', '')
    .execute()
  return rows.map(({ aboutKind, aboutRef }) => `${aboutKind} ${aboutRef}`)
}

/** @param only that one, whatever its age; otherwise all that is fresh. */
async function drawnFrom(desk: Desk, only?: string): Promise<Drawn[]> {
  if (only === '') return []
  const span = { only: only ?? null, from: addDays(desk.today(), -FRESH_DAYS), to: desk.today() }
  return [
    ...(await outingsBeen(desk, span)),
    ...(await mandatesDelivered(desk, span)),
    ...(await favoursDone(desk, span)),
    ...(await ideasDone(desk, span)),
    ...(await wordsReceived(desk, span)),
  ]
}

interface Wanted {
  only: string | null
  from: Day
  to: Day
}

async function outingsBeen({ db, id }: Desk, { only, from, to }: Wanted): Promise<Drawn[]> {
  const rows = await db
    .selectFrom('outing')
    .select(['id', 'title', 'day'])
    .where('deskId', '=', id)
    .where('state', '=', 'been')
    .$if(only !== null, q => q.where('id', '=', only as string))
    .$if(only === null, q => q.where('day', '>=', from).where('day', '<=', to))
    .execute()
  return rows.map(row => ({
    ...NOBODY,
    kind: 'outing',
    ref: row.id,
    title: row.title,
    label: row.title,
    day: row.day as Day,
  }))
}

async function mandatesDelivered({ db, id }: Desk, { only, from, to }: Wanted): Promise<Drawn[]> {
  const rows = await db
    .selectFrom('mandate as m')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'm.deskId').onRef('card.personId', '=', 'm.clientId'),
    )
    .select(['m.id', 'm.what', 'm.organisation', 'm.deliveredOn', 'card.personId', 'card.name'])
    .where('m.deskId', '=', id)
    .where('m.deliveredOn', 'is not', null)
    .$if(only !== null, q => q.where('m.id', '=', only as string))
    .$if(only === null, q => q.where('m.deliveredOn', '>=', from).where('m.deliveredOn', '<=', to))
    .execute()
  return rows.map(row => ({
    ...about(row),
    kind: 'mandate',
    ref: row.id,
    title: row.what,
    label: row.what,
    names: [row.name ?? '', row.organisation],
    day: row.deliveredOn as Day,
  }))
}

/** A card, a present are between two people. */
const PRIVATE_FAVOURS = ['attention', 'service']

async function favoursDone({ db, id }: Desk, { only, from, to }: Wanted): Promise<Drawn[]> {
  const rows = await db
    .selectFrom('favour as f')
    .innerJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'f.deskId').onRef('card.personId', '=', 'f.personId'),
    )
    .select(['f.id', 'f.direction', 'f.day', 'card.personId', 'card.name'])
    .where('f.deskId', '=', id)
    .where('f.kind', 'not in', PRIVATE_FAVOURS)
    .$if(only !== null, q => q.where('f.id', '=', only as string))
    .$if(only === null, q => q.where('f.day', '>=', from).where('f.day', '<=', to))
    .execute()
  return rows.map(row => ({
    ...about(row),
    kind: 'favour',
    form: row.direction === 'given' ? 'given' : 'received',
    ref: row.id,
    title: '',
    label: '',
    day: row.day as Day,
  }))
}

async function ideasDone({ db, id }: Desk, { only, from, to }: Wanted): Promise<Drawn[]> {
  const rows = await db
    .selectFrom('idea as i')
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'i.deskId').onRef('card.personId', '=', 'i.personId'),
    )
    .select(['i.id', 'i.title', 'i.organisation', 'i.doneOn', 'card.personId', 'card.name'])
    .where('i.deskId', '=', id)
    .where('i.doneOn', 'is not', null)
    .$if(only !== null, q => q.where('i.id', '=', only as string))
    .$if(only === null, q => q.where('i.doneOn', '>=', from).where('i.doneOn', '<=', to))
    .execute()
  return rows.map(row => ({
    ...about(row),
    kind: 'idea',
    ref: row.id,
    title: row.title,
    label: row.title,
    names: [row.name ?? '', row.organisation],
    day: row.doneOn as Day,
  }))
}

async function wordsReceived({ db, id }: Desk, { only, from, to }: Wanted): Promise<Drawn[]> {
  const rows = await db
    .selectFrom('testimonial as w')
    .innerJoin('mandate as m', join =>
      join.onRef('m.deskId', '=', 'w.deskId').onRef('m.id', '=', 'w.mandateId'),
    )
    .leftJoin('personCard as card', join =>
      join.onRef('card.deskId', '=', 'w.deskId').onRef('card.personId', '=', 'w.personId'),
    )
    .select([
      'w.id',
      'w.word',
      'w.quotable',
      'w.receivedOn',
      'm.what',
      'm.organisation',
      'card.personId',
      'card.name',
    ])
    .where('w.deskId', '=', id)
    .where('w.state', '=', 'received')
    .where('w.word', '!=', '')
    .where('w.receivedOn', 'is not', null)
    .$if(only !== null, q => q.where('w.id', '=', only as string))
    .$if(only === null, q => q.where('w.receivedOn', '>=', from).where('w.receivedOn', '<=', to))
    .execute()
  return rows.map(row => ({
    ...about(row),
    kind: 'testimonial',
    ref: row.id,
    title: row.quotable === 1 ? row.word : '',
    label: row.what,
    names: [row.name ?? '', row.organisation],
    day: row.receivedOn as Day,
  }))
}

const NOBODY = { form: '', names: [], personName: '', personId: null } as const

function about({ personId, name }: { personId: string | null; name: string | null }) {
  return { ...NOBODY, personId, personName: name ?? '', names: [name ?? ''] }
}
