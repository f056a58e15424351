import { NativeSelect, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { CURRENCIES, centsTyped } from '../../lib/money.ts'

interface Props {
  label: string
  hint?: ReactNode
  /** Null: not said. */
  cents: number | null
  currency: string
  currencyLabel: string
  onChange: (change: { cents: number | null; currency: string }) => void
}

/** An amount as it is typed, and its currency; left empty it is not said, 0 is nothing. */
export function AmountFields({ label, hint, cents, currency, currencyLabel, onChange }: Props) {
  const [amount, setAmount] = useState(cents === null ? '' : String(cents / 100))
  return (
    <>
      <TextInput
        label={label}
        description={hint}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="decimal"
        value={amount}
        onChange={event => {
          const text = event.currentTarget.value
          setAmount(text)
          onChange({ cents: centsTyped(text), currency })
        }}
      />
      <NativeSelect
        label={currencyLabel}
        value={currency}
        data={[...CURRENCIES]}
        onChange={event => onChange({ cents, currency: event.currentTarget.value })}
      />
    </>
  )
}
