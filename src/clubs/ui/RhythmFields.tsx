import { Chip, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MOST_WEEKS, NTHS, type Rhythm } from '../../lib/icalendar/rhythm.ts'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import style from './Clubs.module.css'
import { useRhythmWords } from './use-rhythm-words.ts'

interface Props {
  rhythm: Rhythm
  onChange: (rhythm: Rhythm) => void
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
const WEEKS = Array.from({ length: MOST_WEEKS - 2 }, (_, i) => i + 3)

/** How it comes back: every week or so on some days, or on the nth such day of the month. */
export function RhythmFields({ rhythm, onChange }: Props) {
  const { t } = useTranslation('clubs')
  const words = useRhythmWords()
  const weekdays =
    rhythm.every === 'week' ? rhythm.weekdays : rhythm.every === 'month' ? [rhythm.weekday] : []
  const value = rhythm.every === 'week' ? String(rhythm.weeks) : rhythm.every

  function choose(every: string) {
    if (every === 'none') onChange({ every })
    else if (every === 'month') onChange({ every, nth: 1, weekday: weekdays[0] ?? 4 })
    else onChange({ every: 'week', weeks: Number(every), weekdays })
  }

  return (
    <>
      <div className={style.pair}>
        <NativeSelect
          label={t('form.every')}
          value={value}
          data={[
            { value: '1', label: t('form.everyWeek') },
            { value: '2', label: t('form.everyTwo') },
            { value: 'month', label: t('form.everyMonth') },
            ...WEEKS.map(count => ({ value: String(count), label: t('form.everyWeeks', { count }) })),
            { value: 'none', label: t('form.everyNone') },
          ]}
          onChange={event => choose(event.currentTarget.value)}
        />
        {rhythm.every === 'month' && (
          <>
            <NativeSelect
              label={t('form.nth')}
              value={String(rhythm.nth)}
              data={NTHS.map(nth => ({ value: String(nth), label: t(`rhythm.nth.${nth}`) }))}
              onChange={event => onChange({ ...rhythm, nth: Number(event.currentTarget.value) })}
            />
            <NativeSelect
              label={t('form.weekday')}
              value={String(rhythm.weekday)}
              data={WEEKDAYS.map(each => ({ value: String(each), label: words.weekday(each) }))}
              onChange={event => onChange({ ...rhythm, weekday: Number(event.currentTarget.value) })}
            />
          </>
        )}
      </div>
      {rhythm.every === 'week' && (
        <FieldGroup legend={t('form.weekdays')}>
          <div className={style.chips}>
            <Chip.Group
              multiple
              value={rhythm.weekdays.map(String)}
              onChange={days => onChange({ ...rhythm, weekdays: days.map(Number).sort() })}
            >
              {WEEKDAYS.map(each => (
                <Chip key={each} value={String(each)} variant="outline" size="sm">
                  {words.weekday(each)}
                </Chip>
              ))}
            </Chip.Group>
          </div>
          {rhythm.weekdays.length === 0 && <p className="soft small">{t('form.noDay')}</p>}
        </FieldGroup>
      )}
    </>
  )
}
