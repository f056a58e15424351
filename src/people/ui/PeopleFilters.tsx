import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterLine } from './FilterLine.tsx'
import style from './PeopleFilters.module.css'
import type { PeopleSearch } from './people-search.ts'
import { useListKeys } from './use-list-keys.ts'
import type { Facets } from './use-people.ts'

interface Props {
  search: PeopleSearch
  typed: string
  onType: (words: string) => void
  /** Opens the first one found. */
  onOpen: () => void
  facets: Facets | undefined
}

/** What one looks for, and what restricts the list: one line each, on any screen. */
export function PeopleFilters({ search, typed, onType, onOpen, facets }: Props) {
  const { t } = useTranslation('people')
  const field = useRef<HTMLInputElement>(null)
  useListKeys({ '/': () => field.current?.select() })

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
          if (event.key === 'Enter') onOpen()
          if (event.key === 'ArrowDown') {
            event.preventDefault()
            document.querySelector<HTMLElement>('[data-index="0"] a')?.focus()
          }
        }}
        placeholder={t('page.searchHint')}
        aria-label={t('page.search')}
        leftSection={<IconSearch size={18} aria-hidden="true" />}
        rightSection={typed && <CloseButton aria-label={t('page.clearWords')} onClick={() => onType('')} />}
      />
      <FilterLine search={search} hasWords={typed.trim() !== ''} onType={onType} facets={facets} />
    </search>
  )
}
