import {
  Chip,
  NativeSelect,
  SegmentedControl,
  Select,
  Switch,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import { useFormat } from '../../web/format.ts'
import type { Named } from '../person.ts'
import { type Acquaintance, CIRCLES, CIVILITIES, type Circle, RELATIONS } from '../person.ts'
import style from './fields.module.css'
import { PersonPicker } from './PersonPicker.tsx'

interface Props {
  acquaintance: Acquaintance
  onChange: (acquaintance: Acquaintance) => void
}

const UNSAID = ''
const RHYTHMS = [7, 14, 30, 60, 90, 180, 365]

/** What they are to the owner, and how near. */
export function RelationFields({ acquaintance, onChange }: Props) {
  const { t } = useTranslation('people')
  const set = (change: Partial<Acquaintance>) => onChange({ ...acquaintance, ...change })
  const { rhythmDays } = acquaintance
  const rhythms =
    rhythmDays === null || RHYTHMS.includes(rhythmDays)
      ? RHYTHMS
      : [...RHYTHMS, rhythmDays].sort((a, b) => a - b)
  return (
    <div className={style.stack}>
      <FieldGroup legend={t('form.relations')}>
        <div className={style.chips}>
          <Chip.Group
            multiple
            value={acquaintance.relations}
            onChange={relations => set({ relations: RELATIONS.filter(known => relations.includes(known)) })}
          >
            {RELATIONS.map(relation => (
              <Chip key={relation} value={relation} variant="outline" size="sm">
                {t(`card.relation.${relation}`)}
              </Chip>
            ))}
          </Chip.Group>
        </div>
      </FieldGroup>
      <Choice
        label={t('form.trade')}
        value={acquaintance.trade}
        choices={(['inside', 'outside'] as const).map(value => ({ value, label: t(`card.trade.${value}`) }))}
        onChange={trade => set({ trade })}
      />
      <div className={style.pair}>
        <NativeSelect
          label={t('form.circle')}
          value={acquaintance.circle ?? UNSAID}
          data={[
            { value: UNSAID, label: t('card.circle.none') },
            ...CIRCLES.map(circle => ({ value: String(circle), label: t(`card.circle.${circle}`) })),
          ]}
          onChange={event => set({ circle: (Number(event.currentTarget.value) || null) as Circle | null })}
        />
        <NativeSelect
          label={t('form.rhythm')}
          value={rhythmDays ?? UNSAID}
          data={[
            { value: UNSAID, label: t('card.rhythm.learnt') },
            ...rhythms.map(days => ({ value: String(days), label: t('card.rhythm.days', { count: days }) })),
          ]}
          onChange={event => set({ rhythmDays: Number(event.currentTarget.value) || null })}
        />
      </div>
      <TagsInput
        label={t('form.skills')}
        description={t('form.listHint')}
        value={acquaintance.skills}
        onChange={skills => set({ skills })}
        splitChars={[',', ';']}
        acceptValueOnBlur
      />
      <Switch
        label={t('form.household')}
        description={t('form.householdHint')}
        checked={acquaintance.household}
        onChange={event => set({ household: event.currentTarget.checked })}
      />
      <Switch
        label={t('form.oneToOne')}
        checked={acquaintance.oneToOne}
        onChange={event => set({ oneToOne: event.currentTarget.checked })}
      />
    </div>
  )
}

/** How one speaks to them, and at what hour. */
export function AddressFormFields({ acquaintance, onChange }: Props) {
  const { t } = useTranslation('people')
  const { language } = useFormat()
  const set = (change: Partial<Acquaintance>) => onChange({ ...acquaintance, ...change })
  const zones = useMemo(
    () => Intl.supportedValuesOf('timeZone').map(zone => ({ value: zone, label: zoneName(zone) })),
    [],
  )
  return (
    <div className={style.stack}>
      <Choice
        label={t('form.addressForm')}
        value={acquaintance.addressForm}
        choices={(['tu', 'vous'] as const).map(value => ({ value, label: t(`card.addressForm.${value}`) }))}
        onChange={addressForm => set({ addressForm })}
      />
      <Choice
        label={t('form.civility')}
        value={acquaintance.civility}
        choices={CIVILITIES.map(value => ({ value, label: t(`card.civility.${value}`) }))}
        onChange={civility => set({ civility })}
      />
      <Select
        label={t('form.timeZone')}
        placeholder={t('form.timeZoneOwn')}
        data={zones}
        value={acquaintance.timeZone}
        onChange={timeZone => set({ timeZone })}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('form.remove', { value: t('form.timeZone') }) }}
        limit={40}
        nothingFoundMessage={t('form.nothingFound')}
        lang={language}
      />
    </div>
  )
}

/** How the owner met them. */
export function MetFields({
  acquaintance,
  onChange,
  metThrough,
  except,
}: Props & { metThrough: Named | null; except?: string }) {
  const { t } = useTranslation('people')
  const [through, setThrough] = useState(metThrough)
  const set = (change: Partial<Acquaintance>) => onChange({ ...acquaintance, ...change })
  return (
    <div className={style.stack}>
      <div className={style.pair}>
        <TextInput
          type="date"
          label={t('form.metOn')}
          value={acquaintance.metOn ?? ''}
          onChange={event => set({ metOn: parseDay(event.currentTarget.value) })}
        />
        <TextInput
          label={t('form.metAt')}
          placeholder={t('form.metAtHint')}
          value={acquaintance.metAt}
          autoComplete="off"
          onChange={event => set({ metAt: event.currentTarget.value })}
        />
      </div>
      <PersonPicker
        label={t('form.metThrough')}
        chosen={through}
        {...(except ? { except } : {})}
        onChoose={person => {
          setThrough(person)
          set({ metThroughId: person?.id ?? null })
        }}
      />
    </div>
  )
}

export function RememberField({ acquaintance, onChange }: Props) {
  const { t } = useTranslation('people')
  return (
    <Textarea
      label={t('form.remember')}
      description={t('form.rememberHint')}
      autosize
      minRows={2}
      maxRows={10}
      value={acquaintance.remember}
      onChange={event => onChange({ ...acquaintance, remember: event.currentTarget.value })}
    />
  )
}

interface ChoiceProps<T extends string> {
  label: string
  value: T | null
  choices: readonly { value: T; label: string }[]
  onChange: (value: T | null) => void
}

/** One of a few, or nothing said. */
function Choice<T extends string>({ label, value, choices, onChange }: ChoiceProps<T>) {
  const { t } = useTranslation('people')
  return (
    <FieldGroup legend={label}>
      <SegmentedControl
        aria-label={label}
        value={value ?? UNSAID}
        data={[{ value: UNSAID, label: t('form.unsaid') }, ...choices]}
        onChange={next => onChange(choices.find(choice => choice.value === next)?.value ?? null)}
        style={{ justifySelf: 'start' }}
      />
    </FieldGroup>
  )
}

function zoneName(zone: string): string {
  return zone.replaceAll('_', ' ').replaceAll('/', ' / ')
}
