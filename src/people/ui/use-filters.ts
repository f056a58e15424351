import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Circle, Relation } from '../person.ts'
import type { Option } from './FilterMenu.tsx'
import { FILTERS, type Filter, isRestricted, MET, type PeopleSearch, SORTS, sortOf } from './people-search.ts'
import type { Facet, Facets } from './use-people.ts'

export interface FilterProps {
  search: PeopleSearch
  hasWords: boolean
  onType: (words: string) => void
  facets: Facets | undefined
}

/** One question that the list may be asked, and what was answered to it. */
export interface Question {
  name: string
  options: readonly Option[]
  chosen: string | null
  /** How the choice is said, once there is one. */
  said: string | null
  /** Null takes the choice away. */
  choose: (value: string | null) => void
}

const route = getRouteApi('/carnet')
/** Which words they are does not matter here. */
const ANY_WORDS = '…'

/** What restricts the list and what orders it, as the address of the page says. */
export function useFilters({ search, hasWords, onType, facets }: FilterProps) {
  const { t } = useTranslation('people')
  const navigate = route.useNavigate()
  const options = useOptions(facets)
  const said = { ...search, q: hasWords ? ANY_WORDS : '' }

  const restrict = (filter: Filter | 'sort', value: string | null) =>
    void navigate({
      search: ({ [filter]: _, ...rest }) =>
        value === null ? rest : { ...rest, [filter]: asSaid(filter, value) },
      replace: true,
    })
  const questions: (Question & { filter: Filter })[] = FILTERS.filter(
    filter => options[filter].length > 0 || search[filter] !== undefined,
  ).map(filter => ({
    filter,
    name: t(`page.filter.${filter}`),
    choose: value => restrict(filter, value),
    ...choiceOf(options[filter], search[filter]),
  }))
  const sorts = SORTS.filter(sort => sort !== 'best' || hasWords).map(value => ({
    value,
    words: t(`page.sort.${value}`),
  }))
  const order: Question = {
    name: t('page.sort.label'),
    choose: value => restrict('sort', value),
    ...choiceOf(sorts, sortOf(said)),
  }
  return {
    questions,
    order,
    isRestricted: isRestricted(said),
    showAll: () => {
      onType('')
      void navigate({ search: search.sort ? { sort: search.sort } : {}, replace: true })
    },
  }
}

function choiceOf(options: readonly Option[], value: string | number | undefined) {
  const chosen = value === undefined ? null : String(value)
  const said = options.find(option => option.value === chosen)?.words ?? chosen
  return { options, chosen, said }
}

function useOptions(facets: Facets | undefined): Record<Filter, Option[]> {
  const { t } = useTranslation('people')
  const said = (facet: readonly Facet[] | undefined, words: (value: string) => string): Option[] =>
    (facet ?? []).map(({ value, count }) => ({ value: String(value), words: words(String(value)), count }))
  return {
    relation: said(facets?.relations, value => t(`card.relation.${value as Relation}`)),
    circle: said(facets?.circles, value => t(`card.circle.${Number(value) as Circle}`)),
    town: said(facets?.towns, value => value),
    tag: said(facets?.tags, value => value),
    trade: said(facets?.trade, value => t(`card.trade.${value as 'inside' | 'outside'}`)),
    met: MET.map(value => ({ value, words: t(`page.met.${value}`) })),
    archived: [{ value: '1', words: t('page.archived') }],
  }
}

function asSaid(filter: Filter | 'sort', value: string): string | number {
  return filter === 'circle' || filter === 'archived' ? Number(value) : value
}
