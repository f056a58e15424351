import { ActionIcon, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EMPTY_ADDRESS, type PostalAddress } from '../../lib/vcard/contact.ts'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import style from './fields.module.css'
import { AddLine, KindField } from './PointFields.tsx'

interface Props {
  addresses: readonly PostalAddress[]
  onChange: (addresses: PostalAddress[]) => void
}

const LINES = [
  ['street', 'span6'],
  ['extended', 'span6'],
  ['postalCode', 'span2'],
  ['town', 'span4'],
  ['region', 'span3'],
  ['country', 'span3'],
] as const

/** Where they live or work, as an envelope has it. */
export function AddressFields({ addresses, onChange }: Props) {
  const { t } = useTranslation('people')
  const put = (at: number, address: PostalAddress) =>
    onChange(addresses.map((old, i) => (i === at ? address : old)))
  return (
    <FieldGroup legend={t('form.addresses')}>
      {addresses.map((address, at) => (
        <div key={at} className={style.address}>
          <div className={style.addressHead}>
            <KindField name="address" point={address} onChange={next => put(at, next)} />
            <ActionIcon
              aria-label={t('form.remove', { value: address.town || t('form.address') })}
              onClick={() => onChange(addresses.filter((_, i) => i !== at))}
            >
              <IconX size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
          {LINES.map(([line, span]) => (
            <TextInput
              key={line}
              size="sm"
              className={style[span]}
              label={t(`form.addressLine.${line}`)}
              value={address[line]}
              autoComplete="off"
              onChange={event => put(at, { ...address, [line]: event.currentTarget.value })}
            />
          ))}
        </div>
      ))}
      <AddLine onClick={() => onChange([...addresses, NEW_ADDRESS])}>{t('form.addressAdd')}</AddLine>
    </FieldGroup>
  )
}

export const NEW_ADDRESS: PostalAddress = { ...EMPTY_ADDRESS, types: ['home'] }
