import { MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Day, parseDay } from '../../lib/day.ts'
import { languageInWords } from '../../lib/language-in-words.ts'
import { centsIn } from '../../mandates/read-amount.ts'
import { useCurrency } from '../../mandates/ui/use-mandates.ts'
import { AddForm } from '../../web/components/GrowingSection.tsx'
import { currentLanguage } from '../../web/language.ts'
import { useToday } from '../../web/session.ts'
import type { FitView } from '../handover-view.ts'
import { AVAILABILITIES, type Availability, type PeerProfile } from '../peer-fit.ts'
import { SPOKEN } from '../spoken.ts'
import { typedAmount } from './amount-typed.ts'
import style from './handovers.module.css'
import { useHandoverChanges } from './use-handovers.ts'

/** What somebody said of their work: noted where one chooses them. */
export function PeerProfileForm({ peer, onDone }: { peer: FitView; onDone: () => void }) {
  const { t } = useTranslation('handovers')
  const today = useToday()
  const language = currentLanguage()
  const own = useCurrency()
  const { savePeer } = useHandoverChanges()
  const said = peer.profile
  const [availability, setAvailability] = useState<Availability>(said?.availability ?? 'unknown')
  const [from, setFrom] = useState<string>(said?.availableFrom ?? '')
  const [low, setLow] = useState(typedAmount(said?.rateFromCents ?? null))
  const [high, setHigh] = useState(typedAmount(said?.rateToCents ?? null))
  const [languages, setLanguages] = useState<string[]>(said?.languages ?? [])
  const currency = said?.currency ?? own
  const [first, second] = [centsIn(low), centsIn(high)]

  const keep = () => {
    const [rateFromCents, rateToCents] =
      first !== null && second !== null && second < first ? [second, first] : [first, second]
    const profile: PeerProfile = {
      availability,
      availableFrom: availability === 'later' ? parseDay(from) : null,
      rateFromCents,
      rateToCents,
      currency,
      languages,
      saidOn: today as Day,
    }
    onDone()
    void savePeer(peer.person, profile)
  }
  return (
    <AddForm isReady={availability !== 'later' || parseDay(from) !== null} onSave={keep} onCancel={onDone}>
      <div className={style.row}>
        <NativeSelect
          label={t('ui.peer.availability')}
          autoFocus
          value={availability}
          data={AVAILABILITIES.map(value => ({ value, label: t(`ui.peer.time.${value}`) }))}
          onChange={event => setAvailability(event.currentTarget.value as Availability)}
        />
        {availability === 'later' && (
          <TextInput
            type="date"
            label={t('ui.peer.from')}
            value={from}
            onChange={event => setFrom(event.currentTarget.value)}
          />
        )}
        <TextInput
          label={t('ui.peer.rateFrom', { currency })}
          inputMode="decimal"
          value={low}
          onChange={event => setLow(event.currentTarget.value)}
        />
        <TextInput
          label={t('ui.peer.rateTo', { currency })}
          inputMode="decimal"
          value={high}
          onChange={event => setHigh(event.currentTarget.value)}
        />
      </div>
      <MultiSelect
        label={t('ui.peer.languages')}
        value={languages}
        data={[...new Set([...SPOKEN, ...languages])].map(value => ({
          value,
          label: languageInWords(value, language),
        }))}
        onChange={setLanguages}
      />
    </AddForm>
  )
}
