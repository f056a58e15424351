import { Button, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { clockInstant } from '../../lib/clock-instant.ts'
import { addDays, dayAt } from '../../lib/day.ts'
import { isSameClock, momentInWords, timeInWords } from '../../lib/moment-in-words.ts'
import { placeOfZone } from '../../lib/zone-words.ts'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useFormat } from '../../web/format.ts'
import { MOST_SLOTS } from '../invitation.ts'
import type { SlotsProposed } from '../slots-proposed.ts'
import style from './invitations.module.css'

interface Props {
  slots: readonly string[]
  proposed: SlotsProposed
  /** They are no longer those that were proposed. */
  isOwn: boolean
  /** Null: those that are proposed. */
  onChange: (slots: string[] | null) => void
}

/** The moments, on my clock and beside it on theirs. */
export function SlotFields({ slots, proposed, isOwn, onChange }: Props) {
  const { t } = useTranslation('company')
  const { language } = useFormat()
  const { mine, zone } = proposed
  const put = (i: number, text: string) => {
    const [day = '', time = ''] = text.split('T')
    if (day === '' || time === '') return
    onChange(slots.map((slot, at) => (at === i ? clockInstant(day, time.slice(0, 5), mine) : slot)))
  }

  function add() {
    const last = slots.at(-1)
    const next = last
      ? clockInstant(addDays(dayAt(new Date(last), mine), 1), timeInWords(last, mine, 'en'), mine)
      : clockInstant(addDays(dayAt(new Date(), mine), 1), '10:00', mine)
    onChange([...slots, next])
  }

  return (
    <FieldGroup legend={t('ui.slots.legend')}>
      <ol className={style.slots}>
        {slots.map((slot, i) => (
          <li key={i}>
            <TextInput
              type="datetime-local"
              aria-label={t('ui.slots.mine', { n: i + 1 })}
              value={`${dayAt(new Date(slot), mine)}T${timeInWords(slot, mine, 'en')}`}
              onChange={event => put(i, event.currentTarget.value)}
            />
            <span className={style.there}>
              {isSameClock(slot, mine, zone.zone)
                ? momentInWords(slot, mine, language)
                : t('ui.slots.theirs', {
                    moment: momentInWords(slot, zone.zone, language),
                    place: placeOfZone(zone.zone, language),
                  })}
            </span>
            <QuietButton
              aria-label={t('ui.slots.removeThis', { moment: momentInWords(slot, mine, language) })}
              onClick={() => onChange(slots.filter((_, at) => at !== i))}
            >
              {t('ui.slots.remove')}
            </QuietButton>
          </li>
        ))}
      </ol>
      <div className={style.acts}>
        {slots.length < MOST_SLOTS && <Button onClick={add}>{t('ui.slots.add')}</Button>}
        {isOwn && <QuietButton onClick={() => onChange(null)}>{t('ui.slots.again')}</QuietButton>}
      </div>
    </FieldGroup>
  )
}
