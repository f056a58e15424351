import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useIsPhone } from '../../web/use-is-phone.ts'
import { FilterMenu } from './FilterMenu.tsx'
import { FilterSheet } from './FilterSheet.tsx'
import style from './PeopleFilters.module.css'
import { type FilterProps, useFilters } from './use-filters.ts'

/** What restricts the list. It does not follow each letter that is typed: its menus would cost more than the list. */
export const FilterLine = memo(function FilterLine(props: FilterProps) {
  const { t } = useTranslation('people')
  const isPhone = useIsPhone()
  const filters = useFilters(props)
  if (isPhone) return <FilterSheet search={props.search} filters={filters} />
  const {
    questions,
    order: { choose: order, ...orderMenu },
    isRestricted,
    showAll,
  } = filters
  return (
    <div className={style.filters}>
      {questions.map(({ filter, choose, ...question }) => (
        <FilterMenu key={filter} {...question} onChoose={choose} />
      ))}
      <FilterMenu {...orderMenu} isAlwaysSet onChoose={order} />
      {isRestricted && (
        <button type="button" className={style.clear} onClick={showAll}>
          {t('page.showAll')}
        </button>
      )}
    </div>
  )
})
