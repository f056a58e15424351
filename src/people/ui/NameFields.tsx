import { TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../lib/vcard/contact.ts'
import { namedContact, nameFromParts } from '../person-name.ts'
import style from './fields.module.css'

interface Props {
  contact: Contact
  onChange: (contact: Contact) => void
  autoFocus?: boolean
}

const PARTS = ['givenName', 'familyName', 'prefix', 'additionalName', 'suffix', 'nickname'] as const

/** The name as one says it; its parts for who wants them. One follows the other. */
export function NameFields({ contact, onChange, autoFocus = false }: Props) {
  const { t } = useTranslation('people')
  const [isOpen, setOpen] = useState(false)
  const id = useId()
  const Chevron = isOpen ? IconChevronDown : IconChevronRight

  function rename(name: string) {
    const { name: _, ...parts } = namedContact(name)
    onChange({ ...contact, ...parts, name })
  }

  function setPart(part: (typeof PARTS)[number], value: string) {
    const next = { ...contact, [part]: value }
    const isOfName = part !== 'nickname' && part !== 'suffix'
    onChange(isOfName ? { ...next, name: nameFromParts(next) || contact.name } : next)
  }

  return (
    <div className={style.stack}>
      <TextInput
        label={t('form.name')}
        description={t('form.nameHint')}
        size="md"
        value={contact.name}
        autoFocus={autoFocus}
        autoComplete="off"
        onChange={event => rename(event.currentTarget.value)}
      />
      <UnstyledButton
        className={style.add}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron size={16} aria-hidden="true" />
        {t('form.nameParts')}
      </UnstyledButton>
      {isOpen && (
        <div id={id} className={style.pair}>
          {PARTS.map(part => (
            <TextInput
              key={part}
              label={t(`form.namePart.${part}`)}
              value={contact[part]}
              autoComplete="off"
              onChange={event => setPart(part, event.currentTarget.value)}
            />
          ))}
        </div>
      )}
    </div>
  )
}
