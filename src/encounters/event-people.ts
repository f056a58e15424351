import { sql } from 'kysely'
import { foldedWords, withoutAccents } from '../lib/fold.ts'
import { mailKey } from '../lib/mail-address.ts'
import { readSettings } from '../owner/store.ts'
import { namesIndex } from '../people/names-index.ts'
import { KIND_STEP } from '../people/tokens.ts'
import type { Desk } from '../platform/desk.ts'
import { type CaptureReading, understand } from './capture.ts'
import type { KnownPerson } from './capture-people.ts'

/** A title as the line of capture understands it, with those of the cardex who are meant for certain. */
export interface TitleRead {
  reading: CaptureReading
  people: KnownPerson[]
}

/** Reads what an event or a task is called. Of the cardex only those are looked at who bear one of its words. */
export async function readTitle(desk: Desk, title: string): Promise<TitleRead> {
  const index = namesIndex((await namedIn(desk, title)).map(({ id, name }) => [id, name] as const))
  const { language } = desk
  const reading = understand(title, { today: desk.today(), language, findPeople: words => index.find(words) })
  const meant = [...reading.people, ...reading.promises.flatMap(({ person }) => person ?? [])]
  const people = new Map(
    meant.flatMap(({ match }) => (match.kind === 'known' ? [[match.person.id, match.person] as const] : [])),
  )
  return { reading, people: [...people.values()] }
}

/** Who of the cardex has one of these addresses; one that several people share says nothing, nor does the owner's. */
export async function peopleWithMails(desk: Desk, mails: readonly string[]): Promise<KnownPerson[]> {
  const { letter } = await readSettings(desk)
  const own = new Set([letter.to, letter.smtp?.from ?? ''].map(mailKey))
  const keys = [...new Set(mails.map(mailKey))]
    .filter(key => key !== null && !own.has(key))
    .slice(0, MOST_MAILS)
  if (keys.length === 0) return []
  const rows = await desk.db
    .selectFrom('personToken')
    .innerJoin('personCard as card', join =>
      join
        .onRef('card.deskId', '=', 'personToken.deskId')
        .onRef('card.personId', '=', 'personToken.personId'),
    )
    .select(['card.personId as id', 'card.name', 'card.emails'])
    .distinct()
    .where('personToken.deskId', '=', desk.id)
    .where(
      'personToken.token',
      'in',
      keys.map(key => `@${withoutAccents(key as string)}`),
    )
    .where('card.archived', '=', 0)
    .orderBy('card.personId')
    .execute()
  const people = keys.flatMap(key => {
    const holders = rows.filter(({ emails }) =>
      (JSON.parse(emails) as string[]).some(one => mailKey(one) === key),
    )
    const [only] = holders
    return only && holders.length === 1 ? [{ id: only.id, name: only.name }] : []
  })
  return [...new Map(people.map(person => [person.id, person])).values()]
}

const MOST_MAILS = 100
const MOST_WORDS = 40
const MOST_NAMED = 500

/** Everybody who bears one of the words in their name, those met last first. */
async function namedIn({ db, id }: Desk, title: string): Promise<KnownPerson[]> {
  const words = [...new Set(foldedWords(title))].filter(word => word.length > 1).slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const { rows } = await sql<KnownPerson>`
    select card.person_id as id, card.name
    from person_token token
    join person_card card on card.desk_id = token.desk_id and card.person_id = token.person_id
    where token.desk_id = ${id} and token.token in (${sql.join(words)}) and token.rank < ${KIND_STEP}
    group by card.person_id, card.name
    order by min(token.rank), card.person_id limit ${MOST_NAMED}`.execute(db.withoutPlugins())
  return rows
}
