import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { FoldedSection } from '../../web/components/FoldedSection.tsx'
import { useToday } from '../../web/session.ts'
import { ENERGIES, type Half, type HalfDayView, NOTHING_SAID, type Where } from '../half-day.ts'
import type { Week } from '../week.ts'
import style from './Presence.module.css'
import { newId, usePresenceChanges, useWeek } from './use-presence.ts'
import { usePresenceWords, useWheres, whereKey } from './use-presence-words.ts'

const LATELY_DAYS = 28
const MOST_CHOICES = 3

/** Where yesterday was spent, in one tap each half, one after the other; for who says it now and then, and has not yet. */
export function DayToday({ isTight }: { isTight: boolean }) {
  const { t } = useTranslation('presence')
  const yesterday = addDays(useToday(), -1)
  const { data: week } = useWeek({ from: addDays(yesterday, -LATELY_DAYS), to: yesterday })
  const [isBegun, setBegun] = useState(false)
  if (!week || week.to !== yesterday || week.away.includes(yesterday)) return null
  const halves = (['morning', 'afternoon'] as const).map(half => ({
    half,
    said: week.halves.find(each => each.day === yesterday && each.half === half),
    guess: week.guesses.find(each => each.day === yesterday && each.half === half),
  }))
  const isUsed = week.halves.length > 0
  const isOpen = halves.some(({ said, guess }) => !said && guess && guess.kind !== 'off')
  if (!isBegun && !(isUsed && isOpen)) return null
  const next = halves.find(({ said }) => !said)
  return (
    <FoldedSection
      title={t('today.title')}
      isTight={isTight}
      aside={
        <Link to="/sorties/journees" className={style.all}>
          {t('today.week')}
        </Link>
      }
    >
      {halves.map(({ half, said }) => said && <SaidHalf key={half} said={said} />)}
      {next && <AskedHalf key={next.half} half={next.half} week={week} onSaid={() => setBegun(true)} />}
    </FoldedSection>
  )
}

interface AskedProps {
  half: Half
  week: Week
  onSaid: () => void
}

function AskedHalf({ half, week, onSaid }: AskedProps) {
  const { t } = useTranslation('presence')
  const { whereWords } = usePresenceWords()
  const wheres = useWheres()
  const { sayHalf } = usePresenceChanges()
  const day = week.to
  const guess = week.guesses.find(each => each.day === day && each.half === half)
  const often = (where: Where) => week.halves.filter(each => whereKey(each) === whereKey(where)).length
  const others = wheres
    .filter(where => !guess || whereKey(where) !== whereKey(guess))
    .toSorted((one, other) => often(other) - often(one))
  const choices: Where[] = [...(guess ? [guess] : []), ...others].slice(0, MOST_CHOICES)

  function say({ kind, place, placeId }: Where) {
    onSaid()
    const standingId = guess && kind === guess.kind && placeId === guess.placeId ? guess.standingId : null
    void sayHalf({ ...NOTHING_SAID, id: newId(), day, half, kind, place, placeId, standingId })
  }
  return (
    <fieldset className={style.asked}>
      <legend>{t(`half.${half}`)}</legend>
      <div className={style.choices}>
        {choices.map((where, i) => (
          <button
            key={whereKey(where)}
            type="button"
            className={style.choice}
            data-guess={(guess && i === 0) || undefined}
            onClick={() => say(where)}
          >
            {whereWords(where)}
          </button>
        ))}
      </div>
    </fieldset>
  )
}

/** Where it was; how much energy there was may follow. */
function SaidHalf({ said }: { said: HalfDayView }) {
  const { t } = useTranslation('presence')
  const { whereWords } = usePresenceWords()
  const { sayHalf } = usePresenceChanges()
  return (
    <fieldset className={style.asked}>
      <legend>{t('today.said', { half: t(`half.${said.half}`), where: whereWords(said) })}</legend>
      <div className={style.choices}>
        <span className="soft">{t('today.energy')}</span>
        {ENERGIES.map(energy => (
          <button
            key={energy}
            type="button"
            className={style.energy}
            aria-pressed={said.energy === energy}
            aria-label={t(`energy.${energy}`)}
            onClick={() => void sayHalf({ ...said, energy })}
          >
            {energy}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
