import { Combobox, UnstyledButton, useCombobox } from '@mantine/core'
import { IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../lib/fold.ts'
import { useFormat } from '../../web/format.ts'
import style from './PeopleFilters.module.css'

export interface Option {
  value: string
  words: string
  count?: number
}

interface Props {
  name: string
  options: readonly Option[]
  chosen: string | null
  /** How the choice is said, once there is one. */
  said: string | null
  /** There is always a choice: nothing to take away. */
  isAlwaysSet?: boolean
  onChoose: (value: string | null) => void
}

/** With more choices than this, one writes to find one's own. */
const MANY = 9
const SHOWN = 60
const ANY = ''

/** One quiet word of the filters: says its choice once there is one. */
export function FilterMenu({ name, options, chosen, said, isAlwaysSet = false, onChoose }: Props) {
  const { t } = useTranslation('people')
  const { number } = useFormat()
  const [words, setWords] = useState('')
  const many = options.length > MANY
  const combobox = useCombobox({
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setWords('')
    },
    onDropdownOpen: () => (many ? combobox.focusSearchInput() : combobox.selectActiveOption()),
  })
  const found = options.filter(option => fold(option.words).includes(fold(words))).slice(0, SHOWN)

  return (
    <Combobox
      store={combobox}
      width="max-content"
      position="bottom-start"
      onOptionSubmit={value => {
        onChoose(value === ANY ? null : value)
        combobox.closeDropdown()
        combobox.focusTarget()
      }}
    >
      <Combobox.Target targetType="button">
        <UnstyledButton
          className={style.filter}
          data-set={(chosen !== null && !isAlwaysSet) || undefined}
          onClick={() => combobox.toggleDropdown()}
          aria-haspopup="listbox"
          aria-expanded={combobox.dropdownOpened}
          aria-label={said ? t('page.filterSaid', { name, said }) : name}
        >
          {said ?? name}
          <IconChevronDown size={15} aria-hidden="true" />
        </UnstyledButton>
      </Combobox.Target>
      <Combobox.Dropdown className={style.choices}>
        {many && (
          <Combobox.Search
            className={style.find}
            value={words}
            onChange={event => {
              setWords(event.currentTarget.value)
              combobox.selectFirstOption()
            }}
            placeholder={t('page.filterFind')}
            aria-label={t('page.filterFind')}
          />
        )}
        <Combobox.Options aria-label={name}>
          {!isAlwaysSet && chosen !== null && (
            <Combobox.Option value={ANY} className={style.choice}>
              <span>{t('page.filterAny')}</span>
            </Combobox.Option>
          )}
          {found.map(option => (
            <Combobox.Option
              key={option.value}
              value={option.value}
              active={option.value === chosen}
              className={style.choice}
            >
              <span>{option.words}</span>
              {option.count !== undefined && <span className={style.count}>{number(option.count)}</span>}
              {option.value === chosen && <IconCheck size={16} aria-hidden="true" />}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('page.filterNone')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
