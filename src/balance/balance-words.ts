import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { revisionOfWord, wordFields, wordViewOf } from './balance-row.ts'
import type { BalanceWord, BalanceWordView, WordKind } from './balance-word.ts'

/** The day before which something is not said again; null: it may be. */
export async function silentUntil({ db, id }: Desk, what: WordKind): Promise<Day | null> {
  const row = await db
    .selectFrom('balanceWord')
    .select(({ fn }) => fn.max('silentUntil').as('day'))
    .where('deskId', '=', id)
    .where('what', '=', what)
    .executeTakeFirst()
  return (row?.day ?? null) as Day | null
}

/** Keeps an answer to what was said. The same id sent twice is stored once. @throws Refusal `gone`. */
export async function keepWord(desk: Desk, word: BalanceWord): Promise<Saved<BalanceWordView>> {
  const { id } = word
  return saveOnce<BalanceWordView>(desk, {
    table: 'balance_word',
    id,
    revision: undefined,
    becomes: revisionOfWord(word),
    find: async ({ db }) => {
      const row = await db
        .selectFrom('balanceWord')
        .selectAll()
        .where('deskId', '=', desk.id)
        .where('id', '=', id)
        .executeTakeFirst()
      return row && wordViewOf(row)
    },
    what: () => ({ what: 'balance:change.notNow' }),
    put: async inside => {
      await inside.db
        .insertInto('balanceWord')
        .values({ deskId: desk.id, id, ...wordFields(word) })
        .execute()
    },
  })
}
