import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import style from './EncounterForm.module.css'

interface Props<T> {
  label: string
  value: T | null
  choices: readonly { value: T; words: string }[]
  onChange: (value: T | null) => void
  /** It may be left unsaid. */
  optional?: boolean
}

const UNSAID = ''

/** A few words of which one is true. */
export function OneOf<T extends string | number>({
  label,
  value,
  choices,
  onChange,
  optional = false,
}: Props<T>) {
  const { t } = useTranslation('encounters')
  const all = optional ? [...choices, { value: UNSAID, words: t('ui.form.notSaid') }] : choices
  return (
    <Radio.Group
      label={label}
      value={String(value ?? UNSAID)}
      onChange={text => onChange(choices.find(choice => String(choice.value) === text)?.value ?? null)}
    >
      <div className={style.choices}>
        {all.map(choice => (
          <Radio key={choice.value} value={String(choice.value)} label={choice.words} />
        ))}
      </div>
    </Radio.Group>
  )
}
