import { Combobox, Pill, TextInput, useCombobox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '../person.ts'
import { useNames } from './use-names.ts'

interface Props {
  label: string
  chosen: Named | null
  onChoose: (person: Named | null) => void
  /** Somebody who cannot be chosen: the person whose card it is. */
  except?: string
  autoFocus?: boolean
}

/** Chooses somebody of the cardex as one types. */
export function PersonPicker({ label, chosen, onChoose, except, autoFocus = false }: Props) {
  const { t } = useTranslation('people')
  const names = useNames()
  const [typed, setTyped] = useState('')
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const found = names.find(typed, 8).filter(({ id }) => id !== except)

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={id => {
        onChoose(found.find(person => person.id === id) ?? null)
        setTyped('')
        combobox.closeDropdown()
      }}
    >
      <Combobox.Target>
        <TextInput
          label={label}
          value={typed}
          autoFocus={autoFocus}
          placeholder={chosen ? '' : t('form.pickPerson')}
          onChange={event => {
            setTyped(event.currentTarget.value)
            combobox.openDropdown()
            combobox.selectFirstOption()
          }}
          onBlur={() => combobox.closeDropdown()}
          onKeyDown={event => {
            if (event.key === 'Backspace' && typed === '' && chosen) onChoose(null)
            if (event.key === 'Enter' && typed !== '') event.preventDefault()
          }}
          leftSectionWidth="auto"
          leftSection={
            chosen && (
              <Pill
                withRemoveButton
                onRemove={() => onChoose(null)}
                removeButtonProps={{ 'aria-label': t('form.remove', { value: chosen.name }) }}
                ml={8}
              >
                {chosen.name}
              </Pill>
            )
          }
          aria-description={chosen ? chosen.name : undefined}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed.trim() === ''}>
        <Combobox.Options aria-label={label}>
          {found.map(({ id, name }) => (
            <Combobox.Option key={id} value={id}>
              {name}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('form.pickNobody')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
