import { CIRCLES, RELATIONS, type Relation } from '../person.ts'

export const MET = ['never', '30', '90', '365'] as const
/** Never met, or not met since as many days. */
export type Met = (typeof MET)[number]

export const SORTS = ['best', 'name', 'recent'] as const
export type Sort = (typeof SORTS)[number]

/** What the list is opened with: words to look for, a name to add, several to choose, the fifteen who count to pick, and
 * what restricts it. */
export interface PeopleSearch {
  q?: string
  add?: string
  pick?: number
  choose?: number
  relation?: Relation
  tag?: string
  town?: string
  trade?: 'inside' | 'outside'
  circle?: number
  met?: Met
  archived?: number
  sort?: Sort
}

/** The names of what restricts the list, besides the words. */
export const FILTERS = ['relation', 'circle', 'town', 'tag', 'trade', 'met', 'archived'] as const
export type Filter = (typeof FILTERS)[number]

/** What an address says, as far as it makes sense. */
export function peopleSearchOf(said: Record<string, unknown>): PeopleSearch {
  const search: PeopleSearch = {}
  const text = (name: 'q' | 'add' | 'tag' | 'town') => {
    const value = said[name]
    if (typeof value === 'string') search[name] = value
    else if (typeof value === 'number') search[name] = String(value)
  }
  for (const name of ['q', 'add', 'tag', 'town'] as const) text(name)
  const relation = RELATIONS.find(known => known === said.relation)
  const circle = CIRCLES.find(known => known === Number(said.circle))
  const met = MET.find(known => known === String(said.met))
  if (relation) search.relation = relation
  if (said.trade === 'inside' || said.trade === 'outside') search.trade = said.trade
  if (circle) search.circle = circle
  if (met) search.met = met
  if (said.archived !== undefined) search.archived = 1
  const sort = SORTS.find(known => known === said.sort)
  if (sort) search.sort = sort
  if (said.pick !== undefined) search.pick = 1
  if (said.choose !== undefined) search.choose = 1
  return search
}

/** Names in their order; where one looks for somebody, the best match comes first. */
export function sortOf({ sort, q = '' }: PeopleSearch): Sort {
  return sort ?? (q.trim() === '' ? 'name' : 'best')
}

/** The query string of `/api/people`, without its window. */
export function peopleQuery({ add: _, pick: __, choose: ___, ...search }: PeopleSearch): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...search, sort: sortOf(search) })) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  return query.toString()
}

export function isRestricted(search: PeopleSearch): boolean {
  return (search.q ?? '').trim() !== '' || FILTERS.some(filter => search[filter] !== undefined)
}
