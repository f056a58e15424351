import { Menu } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Who } from '../../encounters/capture-draft.ts'
import { ChoiceChip, Face, FieldChip } from '../../encounters/ui/Chip.tsx'
import { PersonChip } from '../../encounters/ui/PersonChip.tsx'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import { WrittenChip } from '../../encounters/ui/WrittenChip.tsx'
import { EntryChips } from '../../web/components/EntryLine.tsx'
import { STAGES } from '../mandate.ts'
import type { LineFields } from '../mandate-draft.ts'
import { centsIn } from '../read-amount.ts'
import { SourceChips } from './SourceChips.tsx'
import type { MandateLineState } from './use-mandate-line.ts'
import { useMandateWords } from './use-mandate-words.ts'
import { useCurrency } from './use-mandates.ts'

type Field = 'client' | 'organisation' | 'amount' | 'days' | 'chance' | 'unexpected'
const OPTIONAL: readonly Field[] = ['client', 'organisation', 'amount', 'days', 'chance', 'unexpected']
const LINE_STAGES = STAGES.filter(stage => stage !== 'handed-over')

/** What was understood of a line, piece by piece, each to be corrected where it stands. */
export function MandateChips({ entry }: { entry: MandateLineState }) {
  const { t } = useTranslation('mandates')
  const { money } = useMandateWords()
  const own = useCurrency()
  const [opened, setOpened] = useState<Field | null>(null)
  const { draft, corrections, correct, askedFor } = entry
  const { client } = draft
  const setClient = (who: Who | null) =>
    correct({ ...corrections, client: who?.kind === 'known' || who?.kind === 'new' ? who : null })
  const set = (fields: Partial<LineFields>) =>
    correct({ ...corrections, fields: { ...corrections.fields, ...fields } })
  const setPerson = (key: string, who: Who | null) =>
    correct({ ...corrections, people: { ...corrections.people, [key]: who } })
  const isSaid: Record<Field, boolean> = {
    client: draft.client !== null,
    organisation: draft.organisation !== '',
    amount: draft.amountCents !== null,
    days: draft.daysHundredths !== null,
    chance: draft.chance !== null,
    unexpected: draft.unexpected,
  }
  const shows = (field: Field) => opened === field || isSaid[field]
  const opening = (field: Field) => ({ startsOpen: opened === field, onClose: () => setOpened(null) })
  const amount = { cents: draft.amountCents ?? 0, currency: draft.currency ?? own }
  const missing = OPTIONAL.filter(field => !shows(field))

  return (
    <EntryChips>
      <WrittenChip
        name={t('ui.field.what')}
        type="text"
        value={draft.what}
        onWrite={what => set({ what: what.trim() })}
      />
      {client && (
        <PersonChip
          person={client}
          asked={askedFor === client.key}
          onChoose={who => (corrections.client ? setClient(who) : setPerson(client.key, who))}
        />
      )}
      {opened === 'client' && !client && (
        <FieldChip
          name={t('ui.field.client')}
          tone="asks"
          {...opening('client')}
          field={close => (
            <PersonSearch
              label={t('ui.field.client')}
              autoFocus
              onPick={who => {
                setClient(who)
                close()
              }}
            />
          )}
        >
          {t('ui.field.client')}
        </FieldChip>
      )}
      {shows('organisation') && (
        <WrittenChip
          {...opening('organisation')}
          name={t('ui.field.organisation')}
          type="text"
          value={draft.organisation}
          onWrite={organisation => set({ organisation: organisation.trim() })}
        />
      )}
      {shows('amount') && (
        <WrittenChip
          {...opening('amount')}
          name={t('ui.field.amount')}
          type="text"
          value={draft.amountCents === null ? '' : String(draft.amountCents / 100)}
          words={draft.per === 'day' ? t('ui.page.aDay', { amount: money(amount) }) : money(amount)}
          onWrite={text => set({ amountCents: centsIn(text) })}
        />
      )}
      {shows('days') && (
        <WrittenChip
          {...opening('days')}
          name={t('ui.field.days')}
          type="text"
          value={draft.daysHundredths === null ? '' : String(draft.daysHundredths / 100)}
          words={t('ui.line.days', { count: (draft.daysHundredths ?? 0) / 100 })}
          onWrite={text => {
            const daysHundredths = centsIn(text)
            set({ daysHundredths, per: daysHundredths === null ? 'whole' : 'day' })
          }}
        />
      )}
      <ChoiceChip
        name={t('ui.field.stage')}
        tone={draft.stage === 'lead' ? 'assumed' : 'said'}
        choices={LINE_STAGES.map(value => ({ value, words: t(`ui.stage.${value}`) }))}
        chosen={draft.stage}
        onChoose={stage => set({ stage })}
      >
        {t(`ui.stage.${draft.stage}`)}
      </ChoiceChip>
      {shows('chance') && (
        <WrittenChip
          {...opening('chance')}
          name={t('ui.field.chance')}
          type="number"
          value={draft.chance === null ? '' : String(draft.chance)}
          words={t('ui.line.chance', { count: draft.chance ?? 0 })}
          onWrite={text => set({ chance: chanceIn(text) })}
        />
      )}
      {shows('unexpected') && (
        <ChoiceChip
          name={t('ui.field.unexpected')}
          tone="said"
          choices={[{ value: 'yes', words: t('ui.field.unexpected') }]}
          chosen="yes"
          onChoose={() => set({ unexpected: true })}
          onRemove={() => set({ unexpected: false })}
        >
          {t('ui.field.unexpected')}
        </ChoiceChip>
      )}
      <SourceChips
        sources={draft.sources}
        corrections={corrections}
        onCorrect={correct}
        askedFor={askedFor}
        proposed={entry.proposed}
        onAccept={entry.accept}
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <Face name="" tone="adds">
            {t('ui.line.add')}
          </Face>
        </Menu.Target>
        <Menu.Dropdown>
          {missing.map(field => (
            <Menu.Item
              key={field}
              onClick={() => (field === 'unexpected' ? set({ unexpected: true }) : setOpened(field))}
            >
              {t(`ui.field.${field}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </EntryChips>
  )
}

/** Percent between 0 and 100; null when nothing is written. */
export function chanceIn(text: string): number | null {
  const value = Number.parseInt(text, 10)
  return Number.isNaN(value) ? null : Math.min(100, Math.max(0, value))
}
