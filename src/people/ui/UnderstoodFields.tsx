import { Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../lib/vcard/contact.ts'
import { namedContact } from '../person-name.ts'
import { townOf } from '../written-contact.ts'
import { NEW_ADDRESS } from './AddressFields.tsx'
import { BirthdayField } from './BirthdayField.tsx'
import style from './fields.module.css'
import { PointFields } from './PointFields.tsx'

interface Props {
  contact: Contact
  onChange: (contact: Contact) => void
}

/** What a line or a signature said, to be corrected: only what it spoke of, besides the essential. */
export function UnderstoodFields({ contact, onChange }: Props) {
  const { t } = useTranslation('people')
  const set = (change: Partial<Contact>) => onChange({ ...contact, ...change })
  return (
    <div className={style.stack}>
      <div className={style.pair}>
        <TextInput
          label={t('form.name')}
          value={contact.name}
          autoComplete="off"
          onChange={event =>
            set({ ...namedContact(event.currentTarget.value), name: event.currentTarget.value })
          }
        />
        <TextInput
          label={t('form.title')}
          value={contact.title}
          autoComplete="off"
          onChange={event => set({ title: event.currentTarget.value })}
        />
        <TextInput
          label={t('form.organisation')}
          value={contact.organisation}
          autoComplete="off"
          onChange={event => set({ organisation: event.currentTarget.value })}
        />
        <TextInput
          label={t('form.addressLine.town')}
          value={townOf(contact)}
          autoComplete="off"
          onChange={event => set({ addresses: inTown(contact, event.currentTarget.value) })}
        />
      </div>
      <PointFields name="phone" points={contact.phones} onChange={phones => set({ phones })} />
      <PointFields name="email" points={contact.emails} onChange={emails => set({ emails })} />
      {contact.urls.length > 0 && (
        <PointFields name="url" points={contact.urls} onChange={urls => set({ urls })} />
      )}
      {contact.birthday && (
        <BirthdayField
          label={t('form.birthday')}
          date={contact.birthday}
          onChange={birthday => set({ birthday })}
        />
      )}
      {contact.note !== '' && (
        <Textarea
          label={t('form.note')}
          autosize
          maxRows={6}
          value={contact.note}
          onChange={event => set({ note: event.currentTarget.value })}
        />
      )}
    </div>
  )
}

function inTown({ addresses }: Contact, town: string): Contact['addresses'] {
  const at = Math.max(
    0,
    addresses.findIndex(address => address.town !== ''),
  )
  const address = addresses[at] ?? NEW_ADDRESS
  return [...addresses.slice(0, at), { ...address, town }, ...addresses.slice(at + 1)]
}
