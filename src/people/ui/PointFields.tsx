import { ActionIcon, NativeSelect, TextInput, UnstyledButton } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { type InputHTMLAttributes, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactPoint } from '../../lib/vcard/contact.ts'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import style from './fields.module.css'
import { KINDS, kindOf, type PointName, withKind } from './point-kind.ts'

interface Props {
  name: PointName
  points: readonly ContactPoint[]
  onChange: (points: ContactPoint[]) => void
  /** There is always a line to write in. */
  startsOpen?: boolean
}

const FIELD: Record<PointName, InputHTMLAttributes<HTMLInputElement>> = {
  phone: { type: 'tel', autoComplete: 'off' },
  email: { type: 'email', inputMode: 'email', autoComplete: 'off', spellCheck: false },
  url: { type: 'url', inputMode: 'url', autoComplete: 'off', spellCheck: false },
  profile: { type: 'text', autoComplete: 'off', spellCheck: false },
}
const OWN = 'own'

/** Phones, mails, sites or profiles: one line each, with the word for which it is. */
export function PointFields({ name, points, onChange, startsOpen = false }: Props) {
  const { t } = useTranslation('people')
  const lines = points.length === 0 && startsOpen ? [blank(name)] : points
  const box = useRef<HTMLFieldSetElement>(null)
  const added = useRef(false)
  useEffect(() => {
    if (!added.current) return
    added.current = false
    const inputs = box.current?.querySelectorAll<HTMLInputElement>('input[data-value]')
    inputs?.[inputs.length - 1]?.focus()
  }, [lines.length])

  const put = (at: number, point: ContactPoint) => onChange(lines.map((old, i) => (i === at ? point : old)))
  const add = () => {
    added.current = true
    onChange([...lines, blank(name)])
  }

  return (
    <FieldGroup ref={box} legend={t(`form.point.${name}`)}>
      {lines.map((point, at) => (
        <div key={at} className={style.line}>
          <KindField name={name} point={point} onChange={next => put(at, next)} />
          <TextInput
            {...FIELD[name]}
            size="sm"
            data-value
            className={style.wide}
            aria-label={t(`form.pointOne.${name}`)}
            value={point.value}
            onChange={event => put(at, { ...point, value: event.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('form.remove', { value: point.value || t(`form.pointOne.${name}`) })}
            onClick={() => onChange(lines.filter((_, i) => i !== at))}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </div>
      ))}
      <AddLine onClick={add}>{t(`form.pointAdd.${name}`)}</AddLine>
    </FieldGroup>
  )
}

/** The kind of a line: a known one, or a word of one's own. */
export function KindField<T extends { types: string[]; label: string | null }>({
  name,
  point,
  onChange,
}: {
  name: PointName | 'address'
  point: T
  onChange: (point: T) => void
}) {
  const { t } = useTranslation('people')
  const kind = kindOf(name, point)
  const options = [
    ...KINDS[name].map(value => ({ value, label: t(`form.kind.${value}`) })),
    { value: 'none', label: t('form.kind.none') },
    { value: OWN, label: t('form.kind.own') },
  ]
  if (point.label !== null) {
    return (
      <TextInput
        size="sm"
        className={style.kind}
        aria-label={t('form.kindOwn')}
        placeholder={t('form.kind.own')}
        value={point.label}
        autoFocus={point.label === ''}
        onChange={event => onChange({ ...point, label: event.currentTarget.value })}
        onBlur={() => point.label === '' && onChange({ ...point, label: null })}
      />
    )
  }
  return (
    <NativeSelect
      size="sm"
      className={style.kind}
      aria-label={t('form.kindOf')}
      data={options}
      value={kind}
      onChange={event => {
        const value = event.currentTarget.value
        onChange(value === OWN ? { ...point, label: '' } : withKind(name, point, value))
      }}
    />
  )
}

export function AddLine({ children, onClick }: { children: string; onClick: () => void }) {
  return (
    <UnstyledButton className={style.add} onClick={onClick}>
      <IconPlus size={16} aria-hidden="true" />
      {children}
    </UnstyledButton>
  )
}

function blank(name: PointName): ContactPoint {
  return { value: '', label: null, types: KINDS[name].slice(0, 1) }
}
