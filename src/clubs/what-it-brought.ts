import type { Day } from '../lib/day.ts'
import { foldedWords } from '../lib/fold.ts'
import { type Money, sumsByCurrency } from '../lib/money.ts'
import { isWon, type Mandate, valueCents, WHOLE_SHARE } from '../mandates/mandate.ts'
import type { Named } from '../people/person.ts'

/** Somebody of the club, with what tells where they were met. */
export interface Met {
  person: Named
  /** Of the first encounter of all; null: none. */
  firstOn: Day | null
  /** Of the first session where both were; null: none. */
  firstHereOn: Day | null
  metOn: Day | null
  /** As the card says it. */
  metAt: string
}

/** A mandate with those who have a part in how it came. */
export type Come = Pick<
  Mandate,
  'id' | 'what' | 'stage' | 'heardOn' | 'amountCents' | 'per' | 'daysHundredths' | 'currency' | 'clientId'
> & { contributions: readonly { personIds: readonly string[]; share: number }[] }

export interface Brought {
  /** Those met here first. */
  people: Named[]
  mandates: { id: string; what: string; stage: Mandate['stage']; through: Named[] }[]
  /** Won, by currency, in proportion to their part in it. */
  won: Money[]
  favours: { received: number; given: number }
}

/** Those of the club who were met there first, and since when. @param names of the club and of its place. */
export function metHere(members: readonly Met[], names: readonly string[]): Map<string, Day | null> {
  const wanted = names.map(foldedWords).filter(words => words.length > 0)
  return new Map(
    members.flatMap(({ person, firstOn, firstHereOn, metOn, metAt }) => {
      if (metAt !== '') {
        const said = foldedWords(metAt)
        const isHere = wanted.some(words => words.every(word => said.includes(word)))
        return isHere ? [[person.id, metOn ?? firstHereOn] as const] : []
      }
      const isFirst =
        firstHereOn !== null && firstHereOn === firstOn && (metOn === null || metOn >= firstHereOn)
      return isFirst ? [[person.id, firstHereOn] as const] : []
    }),
  )
}

/**
 * What came through those who were met at a club, from then on. Money is counted for the part that they have in how a
 * mandate came; for the whole where they are its client and nobody is said to have brought it.
 */
export function broughtBy(
  members: readonly Met[],
  here: ReadonlyMap<string, Day | null>,
  {
    mandates,
    favours,
  }: {
    mandates: readonly Come[]
    favours: readonly { personId: string; direction: 'given' | 'received'; day: Day }[]
  },
): Brought {
  const people = members.map(({ person }) => person).filter(({ id }) => here.has(id))
  const isSince = (id: string, day: Day) => here.has(id) && (here.get(id) ?? day) <= day
  const won: Money[] = []
  const come: Brought['mandates'] = []
  for (const mandate of mandates) {
    const chains = mandate.contributions.filter(({ personIds }) => personIds.length > 0)
    const ids = chains.length > 0 ? chains.flatMap(({ personIds }) => personIds) : [mandate.clientId ?? '']
    const through = people.filter(({ id }) => ids.includes(id) && isSince(id, mandate.heardOn))
    if (through.length === 0) continue
    const { id, what, stage, currency } = mandate
    come.push({ id, what, stage, through })
    const theirs = (chain: readonly string[]) => through.some(person => chain.includes(person.id))
    const share =
      chains.length === 0
        ? WHOLE_SHARE
        : chains.reduce((sum, { personIds, share }) => sum + (theirs(personIds) ? share : 0), 0)
    const value = valueCents(mandate)
    if (isWon(mandate) && value !== null)
      won.push({ cents: Math.round((value * share) / WHOLE_SHARE), currency })
  }
  const since = favours.filter(({ personId, day }) => isSince(personId, day))
  const received = since.filter(({ direction }) => direction === 'received').length
  return {
    people,
    mandates: come,
    won: sumsByCurrency(won),
    favours: { received, given: since.length - received },
  }
}
