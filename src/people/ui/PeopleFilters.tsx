import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { getRouteApi } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Circle, Relation } from '../person.ts'
import { FilterMenu, type Option } from './FilterMenu.tsx'
import style from './PeopleFilters.module.css'
import { FILTERS, type Filter, isRestricted, MET, type PeopleSearch, SORTS, sortOf } from './people-search.ts'
import { useListKeys } from './use-list-keys.ts'
import type { Facet, Facets } from './use-people.ts'

interface Props {
  search: PeopleSearch
  typed: string
  onType: (words: string) => void
  facets: Facets | undefined
}

const route = getRouteApi('/carnet')

/** What one looks for, and what restricts the list: one line each, on any screen. */
export function PeopleFilters({ search, typed, onType, facets }: Props) {
  const { t } = useTranslation('people')
  const navigate = route.useNavigate()
  const options = useOptions(facets)
  const field = useRef<HTMLInputElement>(null)
  useListKeys({ '/': () => field.current?.select() })

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
    <search className={style.tools} aria-label={t('page.search')}>
      <TextInput
        ref={field}
        className={style.words}
        type="search"
        size="md"
        value={typed}
        onChange={event => onType(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') typed === '' ? event.currentTarget.blur() : onType('')
          if (event.key === 'ArrowDown' || event.key === 'Enter') {
            event.preventDefault()
            document
              .querySelector<HTMLElement>('[data-index="0"] a')
              ?.[event.key === 'Enter' ? 'click' : 'focus']()
          }
        }}
        placeholder={t('page.searchHint')}
        aria-label={t('page.search')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        rightSection={typed && <CloseButton aria-label={t('page.clearWords')} onClick={() => onType('')} />}
      />
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
          options={SORTS.filter(sort => sort !== 'best' || typed.trim() !== '').map(value => ({
            value,
            words: t(`page.sort.${value}`),
          }))}
          chosen={sortOf({ ...search, q: typed })}
          isAlwaysSet
          onChoose={value => restrict('sort', value)}
        />
        {isRestricted({ ...search, q: typed }) && (
          <button type="button" className={style.clear} onClick={clear}>
            {t('page.showAll')}
          </button>
        )}
      </div>
    </search>
  )
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
