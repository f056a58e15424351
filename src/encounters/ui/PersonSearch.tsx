import { Combobox, TextInput, useCombobox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../people/ui/use-names.ts'
import { nameFrom, type Somebody } from '../capture-draft.ts'
import style from './PersonSearch.module.css'

interface Props {
  /** What the search begins with. */
  text?: string
  onPick: (who: Somebody) => void
  label: string
  autoFocus?: boolean
  /** The label stands above the field, for forms. */
  isLabelled?: boolean
}

const NEW = 'new'

/** Finds somebody in the cardex as one types, or names somebody new. */
export function PersonSearch({ text = '', onPick, label, autoFocus = false, isLabelled = false }: Props) {
  const { t } = useTranslation('encounters')
  const names = useNames()
  const [typed, setTyped] = useState(text)
  const found = names.find(typed, 6)
  const combobox = useCombobox({
    defaultOpened: false,
    onDropdownClose: () => combobox.resetSelectedOption(),
  })

  function pick(value: string) {
    const person = found.find(({ id }) => id === value)
    onPick(person ? { kind: 'known', person } : { kind: 'new', name: nameFrom(typed) })
    setTyped('')
    combobox.closeDropdown()
  }

  const name = typed.trim()
  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal={false}>
      <Combobox.Target>
        <TextInput
          value={typed}
          {...(isLabelled ? { label } : { 'aria-label': label })}
          placeholder={t('ui.chip.searchPerson')}
          data-autofocus={autoFocus || undefined}
          onChange={event => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={event => {
            if (event.key === 'Enter') event.preventDefault()
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={name === ''} className={style.found}>
        <Combobox.Options>
          {found.map(({ id, name: known }) => (
            <Combobox.Option key={id} value={id} className={style.option}>
              {known}
            </Combobox.Option>
          ))}
          {name !== '' && (
            <Combobox.Option value={NEW} className={style.option}>
              {t('ui.chip.newPerson', { name: nameFrom(name) })}
            </Combobox.Option>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
