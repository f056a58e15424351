import { NativeSelect, TextInput } from '@mantine/core'
import type { InputHTMLAttributes } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardField, CardFieldName } from '../../paper/card-field.ts'
import { KINDS, kindOf, withKind } from '../point-kind.ts'
import style from './Card.module.css'

interface Props {
  field: CardField
  onChange: (field: CardField) => void
  onFocus: () => void
}

type Keyboard = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'inputMode' | 'spellCheck' | 'autoCapitalize'
>

const INPUT: Partial<Record<CardFieldName, Keyboard>> = {
  name: { autoCapitalize: 'words' },
  phone: { type: 'tel' },
  email: { type: 'email', inputMode: 'email', spellCheck: false },
  url: { type: 'url', inputMode: 'url', spellCheck: false },
  profile: { spellCheck: false },
}

/** One field of a card that was read; what may be misread says so until it is touched. */
export function CardFieldLine({ field, onChange, onFocus }: Props) {
  const { t } = useTranslation('people')
  const { name, value, types, isDoubtful } = field
  const label = useFieldLabel(name)
  return (
    <div className={style.field} data-name={name} data-doubtful={isDoubtful || undefined}>
      <TextInput
        {...INPUT[name]}
        className={style.value}
        label={label}
        autoComplete="off"
        value={value}
        description={isDoubtful ? t('paper.doubtful') : undefined}
        inputWrapperOrder={['label', 'input', 'description']}
        onFocus={onFocus}
        onChange={event => onChange({ ...field, value: event.currentTarget.value, isDoubtful: false })}
      />
      {name === 'phone' && (
        <NativeSelect
          className={style.kind}
          label={t('form.kindOf')}
          data={[...KINDS.phone, 'none' as const].map(kind => ({
            value: kind,
            label: t(`form.kind.${kind}`),
          }))}
          value={kindOf('phone', { types, label: null })}
          onChange={event => {
            const { types: chosen } = withKind('phone', { types, label: null }, event.currentTarget.value)
            onChange({ ...field, types: chosen })
          }}
        />
      )}
    </div>
  )
}

function useFieldLabel(name: CardFieldName): string {
  const { t } = useTranslation('people')
  if (name === 'phone' || name === 'email' || name === 'url' || name === 'profile') {
    return t(`form.pointOne.${name}`)
  }
  if (name === 'name' || name === 'title' || name === 'organisation') return t(`form.${name}`)
  return t(`form.addressLine.${name}`)
}
