import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OneOf } from '../../encounters/ui/OneOf.tsx'
import { type Day, weekday } from '../../lib/day.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { ENERGIES, type Half, type HalfDayDraft, NOTHING_SAID } from '../half-day.ts'
import type { Week } from '../week.ts'
import { HoursField } from './HoursField.tsx'
import style from './Presence.module.css'
import { newId, usePresenceChanges } from './use-presence.ts'
import { usePresenceWords, useWheres } from './use-presence-words.ts'
import { WhereField } from './WhereField.tsx'

interface Props {
  at: { day: Day; half: Half }
  week: Week
  onClose: () => void
}

/** All that is said of half a day: where, how much energy, what came of it. */
export function HalfDayDialog({ at, week, onClose }: Props) {
  const { t } = useTranslation('presence')
  const { longDay, capital } = useFormat()
  const { whereWords } = usePresenceWords()
  const today = useToday()
  const wheres = useWheres()
  const { sayHalf, unsayHalf, saveStanding } = usePresenceChanges()
  const isAt = (each: { day: Day; half: Half }) => each.day === at.day && each.half === at.half
  const said = week.halves.find(isAt)
  const guess = week.guesses.find(isAt)
  const [half, setHalf] = useState<HalfDayDraft>(() => {
    if (said) return said
    const { kind, place, placeId, standingId } = guess ?? {
      ...{ kind: 'home' as const, place: '', placeId: null, standingId: null },
      ...wheres[0],
    }
    return { ...NOTHING_SAID, ...at, id: newId(), kind, place, placeId, standingId }
  })
  const set = (change: Partial<HalfDayDraft>) => setHalf(before => ({ ...before, ...change }))

  function keep(event: FormEvent) {
    event.preventDefault()
    onClose()
    void sayHalf({ ...half, output: half.output.trim() })
  }

  /** From that week on; what else there is to say of it, the list of what comes back takes. */
  function keepEveryWeek() {
    onClose()
    const { kind, place, placeId, company } = half
    void saveStanding({
      ...{ id: newId(), weekday: weekday(at.day), half: at.half, what: whereWords(half) },
      ...{ kind, place, placeId, everyWeeks: 1, since: at.day, until: null },
      ...{ isProtected: true, isCompany: company === true, note: '', personIds: [] },
    })
  }

  return (
    <Dialog
      onClose={onClose}
      title={capital(t('week.when', { day: longDay(at.day, today), half: t(`half.${at.half}`) }))}
      size="md"
    >
      <form className={style.form} onSubmit={keep}>
        <WhereField where={half} onChange={where => set({ ...where, standingId: null })} />
        <OneOf
          label={t('halfForm.energy')}
          value={half.energy}
          choices={ENERGIES.map(value => ({ value, words: t(`energy.${value}`) }))}
          onChange={energy => set({ energy })}
          optional
        />
        <HoursField
          label={t('halfForm.billed')}
          minutes={half.billedMinutes}
          onChange={billedMinutes => set({ billedMinutes })}
        />
        <Textarea
          label={t('halfForm.output')}
          autosize
          minRows={2}
          maxLength={2000}
          value={half.output}
          onChange={event => set({ output: event.currentTarget.value })}
        />
        <OneOf
          label={t('halfForm.company')}
          value={half.company === null ? null : half.company ? 'yes' : 'no'}
          choices={(['yes', 'no'] as const).map(value => ({
            value,
            words: t(`halfForm.companySaid.${value}`),
          }))}
          onChange={value => set({ company: value === null ? null : value === 'yes' })}
          optional
        />
        {half.company === null && guess?.company && <p className="soft">{t('halfForm.companyGuessed')}</p>}
        <FormActions onCancel={onClose}>
          {half.standingId === null && (
            <Button variant="subtle" color="gray" onClick={keepEveryWeek}>
              {t('halfForm.everyWeek')}
            </Button>
          )}
          {said && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => {
                onClose()
                void unsayHalf(said)
              }}
            >
              {t('halfForm.unsay')}
            </Button>
          )}
        </FormActions>
      </form>
    </Dialog>
  )
}
