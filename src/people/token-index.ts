import { type RawBuilder, sql } from 'kysely'
import type { Desk } from '../platform/desk.ts'
import type { QueryWord } from './query-words.ts'
import { SHORT_LETTERS } from './tokens.ts'

// A beginning with fewer rows than this is read whole; with more, each of its words from its best row.
const FEW_ROWS = 400
const MOST_COUNTED = 3000
const MOST_DISTINCT = 24
// More of them only when a typo is forgiven.
const MOST_BEGINNINGS = 4
const MOST_READ = 4000
const MOST_READ_TOGETHER = 20_000
const PROBES_A_STATEMENT = 128
const PROBES_STEP = 32

/** SQL: the person has a token that begins so, holds that, or is one of those. */
export function hasToken({ id }: Desk, word: QueryWord, person: RawBuilder<unknown>): RawBuilder<boolean> {
  // One `exists` each: SQLite reads the whole desk for an `or` of ranges.
  const each = conditionsOf(id, word, 'o').map(
    condition =>
      sql`exists (select 1 from person_token as o where o.desk_id = ${id} and o.person_id = ${person} and ${condition})`,
  )
  return sql<boolean>`(${sql.join(each, sql` or `)})`
}

/** SQL: the same for a long list, the people who have such a token being gathered first. */
export function isAmong({ id }: Desk, word: QueryWord, person: RawBuilder<unknown>): RawBuilder<boolean> {
  const each = conditionsOf(id, word, 't').map(
    condition => sql`select t.person_id from person_token as t where t.desk_id = ${id} and ${condition}`,
  )
  return sql<boolean>`${person} in (${sql.join(each, sql` union all `)})`
}

/** The best matches in about the right order; each person once. */
export async function candidates(
  desk: Desk,
  words: readonly QueryWord[],
  wanted: number,
): Promise<{ personId: string; rank: number }[]> {
  const counts = await countRows(desk, words)
  const rows = Math.min(...counts)
  if (rows === 0) return []
  // Of words that many people have, the longest tells most.
  const [driver] = words.filter((_, i) => counts[i] === rows).sort((a, b) => lettersIn(b) - lettersIn(a)) as [
    QueryWord,
  ]
  const others = words.filter(word => word !== driver)
  const found = new Map<string, number>()
  for (const arms of await armsOf(desk, driver, { rows, wanted, isAlone: others.length === 0 })) {
    for (const [personId, rank] of await read(desk, arms, others, wanted)) {
      if (!found.has(personId)) found.set(personId, rank)
    }
    // Who has every word exactly as typed is worth more than completeness.
    if (found.size >= (others.length > 0 ? wanted / 2 : wanted)) break
  }
  return [...found].map(([personId, rank]) => ({ personId, rank }))
}

/** How many tokens match each word, counted up to about `MOST_COUNTED`. */
export async function countRows({ db, id }: Desk, words: readonly QueryWord[]): Promise<number[]> {
  const counts = words.flatMap((word, i) => {
    const conditions = conditionsOf(id, word, 't')
    const most = Math.ceil(MOST_COUNTED / conditions.length)
    return conditions.map(
      condition => sql`select ${sql.lit(i)} as word, count(*) as counted from (select 1 as one from person_token as t
        where t.desk_id = ${id} and ${condition} limit ${sql.lit(most)}) as some_rows`,
    )
  })
  const { rows } = await sql<{
    word: number
    counted: number
  }>`${sql.join(counts, sql` union all `)}`.execute(db)
  return words.map((_, i) => rows.reduce((sum, row) => sum + (row.word === i ? row.counted : 0), 0))
}

/** Some of the tokens that hold the word past their beginning. */
export async function tokensHolding(
  { db, id }: Desk,
  { part }: Pick<QueryWord, 'part'>,
  most: number,
): Promise<string[]> {
  if (part === null) return []
  const { rows } = await sql<{ token: string }>`
    select distinct token from token_part
    where desk_id = ${id} and part >= ${part} and part < ${endOf(part)} limit ${most}`.execute(db)
  return rows.map(({ token }) => token)
}

/** Those that are a token, or that one begins with: one seek each. */
export async function existing(
  { db, id }: Desk,
  words: readonly string[],
  as: 'whole' | 'beginning',
): Promise<string[]> {
  const found: string[] = []
  for (let start = 0; start < words.length; start += PROBES_A_STATEMENT) {
    const chunk = words.slice(start, start + PROBES_A_STATEMENT)
    // Few numbers of parameters, so that the statements are prepared once.
    const padded = [...chunk, ...Array<string>(-chunk.length & (PROBES_STEP - 1)).fill(chunk[0] as string)]
    const matches =
      as === 'whole'
        ? sql`t.token = probe.word`
        : sql`t.token >= probe.word and t.token < probe.word || ${LAST}`
    // Not `exists`: SQLite makes a join of it and reads every row that begins with one letter.
    const { rows } = await sql<{ word: string }>`
      with probe (word) as (values ${sql.join(padded.map(word => sql`(${word})`))})
      select distinct word from probe
      where (select 1 from person_token as t where t.desk_id = ${id} and ${matches} limit 1) is not null`.execute(
      db,
    )
    found.push(...rows.map(row => row.word))
  }
  return found
}

function lettersIn({ beginnings }: QueryWord): number {
  return beginnings[0]?.length ?? 0
}

function conditionsOf(
  deskId: string,
  { beginnings, part, isAnywhere, tokens }: QueryWord,
  alias: 'o' | 't',
): RawBuilder<unknown>[] {
  const column = sql.ref(`${alias}.token`)
  const conditions = beginnings.map(
    beginning => sql`${column} >= ${beginning} and ${column} < ${endOf(beginning)}`,
  )
  if (isAnywhere && part !== null) {
    // Of one person the tokens are read and looked up among those, never the other way round.
    conditions.push(sql`${alias === 'o' ? sql`${column} || ''` : column} in (select p.token from token_part as p
      where p.desk_id = ${deskId} and p.part >= ${part} and p.part < ${endOf(part)})`)
  }
  if (tokens.length > 0) conditions.push(sql`${column} in (${sql.join(tokens)})`)
  return conditions
}

/** A piece of the index to read: one token from its best row on, a range of tokens, or those that hold something. */
type Arm = { token: string } | { from: string; to: string } | { holding: string }

function wholeRange(beginning: string): Arm {
  return { from: beginning, to: endOf(beginning) }
}

function isShort(beginnings: readonly string[]): boolean {
  return beginnings.every(beginning => [...beginning].length <= SHORT_LETTERS && /^\p{L}+$/u.test(beginning))
}

/** What to read, and what to read next if that was not enough. */
async function armsOf(
  desk: Desk,
  word: QueryWord,
  { rows, wanted, isAlone }: { rows: number; wanted: number; isAlone: boolean },
): Promise<Arm[][]> {
  const { beginnings, part, isAnywhere } = word
  const farther: Arm[] = word.tokens.map(token => ({ token }))
  if (isAnywhere && part !== null) {
    // As many people, at least, bear so many tokens.
    const holding = isAlone ? await tokensHolding(desk, word, wanted) : null
    farther.push(...(holding?.map(token => ({ token })) ?? [{ holding: part }]))
  }
  if (rows < FEW_ROWS || beginnings.length > MOST_BEGINNINGS)
    return [[...beginnings.map(wholeRange), ...farther]]
  // Who has the very word, then who has one that only begins so. Of one to three letters, the first are names.
  const whole = [...beginnings.map(token => ({ token })), ...farther]
  const longer = beginnings.map(beginning => ({ from: `${beginning}\u0001`, to: endOf(beginning) }))
  if (isShort(beginnings)) return [whole, longer]
  const arms: Arm[] = [...farther]
  for (const beginning of beginnings) {
    const distinct = await distinctTokens(desk, beginning)
    if (distinct.length > MOST_DISTINCT) return [whole, longer]
    arms.push(...distinct.map(token => ({ token })))
  }
  return [arms]
}

/** The tokens that begin so, in order, one more than `MOST_DISTINCT` at most: one seek each. */
async function distinctTokens({ db, id }: Desk, beginning: string): Promise<string[]> {
  const end = endOf(beginning)
  const { rows } = await sql<{ token: string }>`
    with recursive step (token) as (
      select min(token) from person_token where desk_id = ${id} and token >= ${beginning} and token < ${end}
      union all
      select (select min(t.token) from person_token as t
              where t.desk_id = ${id} and t.token > step.token and t.token < ${end})
      from step where step.token is not null
    )
    select token from step where token is not null limit ${MOST_DISTINCT + 1}`.execute(db)
  return rows.map(row => row.token)
}

async function read(
  desk: Desk,
  arms: Arm[],
  others: readonly QueryWord[],
  wanted: number,
): Promise<Map<string, number>> {
  if (arms.length === 0) return new Map()
  const filters = others.map(word => sql`and ${hasToken(desk, word, sql`t.person_id`)}`)
  // A typo forgiven is worth a bounded search only.
  const most =
    arms.length > MOST_BEGINNINGS
      ? Math.ceil(MOST_READ / arms.length)
      : others.length > 0
        ? MOST_READ_TOGETHER
        : MOST_READ
  const parts = arms.map(arm => {
    const source =
      'token' in arm
        ? sql`person_token as t where t.desk_id = ${desk.id} and t.token = ${arm.token}`
        : 'holding' in arm
          ? sql`(select p.person_id, p.rank from token_part as h
              join person_token as p on p.desk_id = h.desk_id and p.token = h.token
              where h.desk_id = ${desk.id} and h.part >= ${arm.holding} and h.part < ${endOf(arm.holding)}
              limit ${MOST_READ}) as t where 1 = 1`
          : sql`(select p.person_id, p.rank from person_token as p where p.desk_id = ${desk.id}
            and p.token >= ${arm.from} and p.token < ${arm.to}
            limit ${most}) as t where 1 = 1`
    return sql`select * from (select t.person_id, t.rank from ${source} ${sql.join(filters, sql` `)}
      order by t.rank limit ${wanted}) as best`
  })
  const { rows } = await sql<{ personId: string; rank: number }>`
    select person_id, min(rank) as rank from (${sql.join(parts, sql` union all `)}) as every_arm
    group by person_id order by rank, person_id limit ${wanted}`.execute(desk.db)
  return new Map(rows.map(({ personId, rank }) => [personId, rank]))
}

// Sorts after any letter, in both databases.
const LAST = '\u{10FFFF}'

function endOf(beginning: string): string {
  return beginning + LAST
}
