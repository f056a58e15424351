import { Checkbox, NativeSelect, Pill, PillGroup, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Somebody } from '../../encounters/capture-draft.ts'
import { OneOf } from '../../encounters/ui/OneOf.tsx'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import { parseDay } from '../../lib/day.ts'
import { CURRENCIES } from '../../lib/money.ts'
import type { Named } from '../../people/person.ts'
import { FormActions } from '../../web/components/FormActions.tsx'
import { currentLanguage } from '../../web/language.ts'
import { beyondLimits } from '../limits.ts'
import { factsOf, type Mandate, type MandateView, STAGES } from '../mandate.ts'
import { centsIn } from '../read-amount.ts'
import { dateOf, rankOf } from '../settle.ts'
import { chanceIn } from './MandateChips.tsx'
import style from './MandatePage.module.css'
import { useMandateWords } from './use-mandate-words.ts'
import { newId, useMandateChanges } from './use-mandates.ts'

interface Props {
  mandate: MandateView
  onDone: () => void
}

/** Everything a mandate can say of itself; where it came from and who has to do with it stand on its page. */
export function MandateForm({ mandate, onDone }: Props) {
  const { t } = useTranslation('mandates')
  const { edit } = useMandateChanges()
  const { languageName, languageCode } = useMandateWords()
  const [fields, setFields] = useState<Mandate>(() => factsOf(mandate))
  const [client, setClient] = useState<(Named & { isNew?: boolean }) | null>(mandate.client)
  const [texts, setTexts] = useState(() => textsOf(mandate))
  const set = (change: Partial<Mandate>) => setFields({ ...fields, ...change })
  const read = { ...fields, ...amountsIn(texts), clientId: client?.id ?? null }
  const beyond = beyondLimits(read)
  const isReady = read.what.trim() !== '' && beyond.length === 0

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!isReady) return
    const newPeople = client?.isNew ? [{ id: client.id, name: client.name }] : []
    void edit(mandate, { ...read, what: read.what.trim(), newPeople })
    onDone()
  }
  const pick = (who: Somebody) =>
    setClient(who.kind === 'known' ? who.person : { id: newId(), name: who.name, isNew: true })

  return (
    <form
      className={style.form}
      aria-label={t('ui.form.title')}
      onSubmit={submit}
      onKeyDown={event => event.key === 'Escape' && !event.defaultPrevented && onDone()}
    >
      <TextInput
        label={t('ui.field.what')}
        value={fields.what}
        autoFocus
        required
        onChange={event => set({ what: event.currentTarget.value })}
      />
      <div className={style.fields}>
        <div>
          <PersonSearch label={t('ui.field.client')} isLabelled onPick={pick} />
          <PillGroup className={style.pills}>
            {client && (
              <Pill
                size="lg"
                withRemoveButton
                removeButtonProps={{
                  'aria-label': t('ui.form.remove', { name: client.name || t('ui.gone') }),
                  tabIndex: 0,
                  'aria-hidden': false,
                }}
                onRemove={() => setClient(null)}
              >
                {client.name || t('ui.gone')}
              </Pill>
            )}
          </PillGroup>
        </div>
        <TextInput
          label={t('ui.field.organisation')}
          value={fields.organisation}
          onChange={event => set({ organisation: event.currentTarget.value })}
        />
      </div>
      <Price fields={fields} texts={texts} onText={setTexts} onChange={set} />
      <Steps fields={fields} onChange={set} />
      <div className={style.fields}>
        <TextInput
          label={t('ui.form.chance')}
          inputMode="numeric"
          value={fields.chance ?? ''}
          onChange={event => set({ chance: chanceIn(event.currentTarget.value) })}
        />
        <TextInput
          label={t('ui.field.hours')}
          inputMode="decimal"
          value={texts.hours}
          onChange={event => setTexts({ ...texts, hours: event.currentTarget.value })}
        />
        <TextInput
          label={t('ui.field.place')}
          value={fields.place}
          onChange={event => set({ place: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t('ui.form.unexpected')}
        checked={fields.unexpected}
        onChange={event => set({ unexpected: event.currentTarget.checked })}
      />
      <TagsInput
        label={t('ui.field.skills')}
        value={fields.skills}
        onChange={skills => set({ skills })}
        splitChars={[',', ';']}
        acceptValueOnBlur
      />
      <TagsInput
        label={t('ui.field.languages')}
        value={fields.languages.map(languageName)}
        onChange={names => set({ languages: names.map(languageCode) })}
        splitChars={[',', ';']}
        acceptValueOnBlur
      />
      <Textarea
        label={t('ui.field.note')}
        autosize
        minRows={3}
        value={fields.note}
        onChange={event => set({ note: event.currentTarget.value })}
      />
      {beyond[0] && <p role="alert">{t(`ui.beyond.${beyond[0]}`)}</p>}
      <FormActions isReady={isReady} onCancel={onDone} />
    </form>
  )
}

interface PartProps {
  fields: Mandate
  onChange: (change: Partial<Mandate>) => void
}

/** Amounts as they are typed, until they are read. */
interface Texts {
  amount: string
  days: string
  hours: string
}

function Price({
  fields,
  texts,
  onText,
  onChange,
}: PartProps & { texts: Texts; onText: (texts: Texts) => void }) {
  const { t } = useTranslation('mandates')
  return (
    <>
      <OneOf
        label={t('ui.form.paid')}
        value={fields.per}
        choices={(['whole', 'day'] as const).map(value => ({ value, words: t(`ui.form.per.${value}`) }))}
        onChange={per => onChange({ per: per ?? 'whole' })}
      />
      <div className={style.fields}>
        <TextInput
          label={t(fields.per === 'day' ? 'ui.form.amountOfADay' : 'ui.field.amount')}
          inputMode="decimal"
          value={texts.amount}
          onChange={event => onText({ ...texts, amount: event.currentTarget.value })}
        />
        {fields.per === 'day' && (
          <TextInput
            label={t('ui.field.days')}
            inputMode="decimal"
            value={texts.days}
            onChange={event => onText({ ...texts, days: event.currentTarget.value })}
          />
        )}
        <NativeSelect
          label={t('ui.form.currency')}
          value={fields.currency}
          data={[...CURRENCIES]}
          onChange={event => onChange({ currency: event.currentTarget.value })}
        />
      </div>
    </>
  )
}

/** The stage, and the day of each step that led there. */
function Steps({ fields, onChange }: PartProps) {
  const { t } = useTranslation('mandates')
  const reached = rankOf(fields.stage)
  const steps = STAGES.filter(
    stage => rankOf(stage) <= reached && (rankOf(stage) !== rankOf('won') || stage === decisionOf(fields)),
  )
  return (
    <>
      <NativeSelect
        label={t('ui.field.stage')}
        value={fields.stage}
        data={STAGES.map(value => ({ value, label: t(`ui.stage.${value}`) }))}
        onChange={event => onChange({ stage: event.currentTarget.value as Mandate['stage'] })}
      />
      <div className={`${style.fields} ${style.dates}`}>
        {steps.map(stage => {
          const field = dateOf(stage)
          return (
            <TextInput
              key={stage}
              type="date"
              label={t(`ui.form.on.${stage}`)}
              value={fields[field] ?? ''}
              required={field === 'heardOn'}
              onChange={event => {
                const day = parseDay(event.currentTarget.value)
                onChange(field === 'heardOn' ? { heardOn: day ?? fields.heardOn } : { [field]: day })
              }}
            />
          )
        })}
      </div>
      {fields.stage === 'lost' && (
        <TextInput
          label={t('ui.field.lostBecause')}
          value={fields.lostBecause}
          onChange={event => onChange({ lostBecause: event.currentTarget.value })}
        />
      )}
    </>
  )
}

/** Which of the three ends of the talks the decision was. */
function decisionOf({ stage }: Pick<Mandate, 'stage'>): Mandate['stage'] {
  return stage === 'lost' || stage === 'handed-over' ? stage : 'won'
}

function textsOf({ amountCents, daysHundredths, minutesSpent }: MandateView): Texts {
  return {
    amount: amountCents === null ? '' : typed(amountCents / 100),
    days: daysHundredths === null ? '' : typed(daysHundredths / 100),
    hours: minutesSpent === 0 ? '' : typed(Math.round((minutesSpent / 60) * 100) / 100),
  }
}

function amountsIn({ amount, days, hours }: Texts) {
  return {
    amountCents: centsIn(amount),
    daysHundredths: centsIn(days),
    minutesSpent: Math.round(((centsIn(hours) ?? 0) * 60) / 100),
  }
}

/** As one types it, without the marks of thousands. */
function typed(value: number): string {
  return Intl.NumberFormat(currentLanguage(), { useGrouping: false, maximumFractionDigits: 2 }).format(value)
}
