import { getRouteApi } from '@tanstack/react-router'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Circle, Relation } from '../person.ts'
import { FilterMenu, type Option } from './FilterMenu.tsx'
import style from './PeopleFilters.module.css'
import { FILTERS, type Filter, isRestricted, MET, type PeopleSearch, SORTS, sortOf } from './people-search.ts'
import type { Facet, Facets } from './use-people.ts'

interface Props {
  search: PeopleSearch
  hasWords: boolean
  onType: (words: string) => void
  facets: Facets | undefined
}

const route = getRouteApi('/carnet')

/** What restricts the list. It does not follow each letter that is typed: its menus would cost more than the list. */
export const FilterLine = memo(function FilterLine({ search, hasWords, onType, facets }: Props) {
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
  const clear = () => {
    onType('')
    void navigate({ search: search.sort ? { sort: search.sort } : {}, replace: true })
  }

  return (
    <div className={style.filters}>
      {FILTERS.filter(filter => options[filter].length > 0 || search[filter] !== undefined).map(filter => (
        <FilterMenu
          key={filter}
          name={t(`page.filter.${filter}`)}
          options={options[filter]}
          chosen={search[filter] === undefined ? null : String(search[filter])}
          onChoose={value => restrict(filter, value)}
        />
      ))}
      <FilterMenu
        name={t('page.sort.label')}
        options={SORTS.filter(sort => sort !== 'best' || hasWords).map(value => ({
          value,
          words: t(`page.sort.${value}`),
        }))}
        chosen={sortOf(said)}
        isAlwaysSet
        onChoose={value => restrict('sort', value)}
      />
      {isRestricted(said) && (
        <button type="button" className={style.clear} onClick={clear}>
          {t('page.showAll')}
        </button>
      )}
    </div>
  )
})

/** Which words they are does not matter here. */
const ANY_WORDS = '…'

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
