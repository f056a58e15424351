import { IconMoodEmpty, IconMoodHappy, IconMoodSad, IconMoodSad2, IconMoodSmile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useToday } from '../../web/session.ts'
import { MOOD_LEVELS } from '../mood.ts'
import style from './Said.module.css'
import { newId, useBalanceChanges, useMoods } from './use-balance.ts'

const FACES = {
  1: IconMoodSad2,
  2: IconMoodSad,
  3: IconMoodEmpty,
  4: IconMoodSmile,
  5: IconMoodHappy,
} as const

/** How the day is, in one tap; another tap says otherwise, the same one takes it back. */
export function MoodFaces() {
  const { t } = useTranslation('balance')
  const day = useToday()
  const { data: moods } = useMoods({ from: day, to: day })
  const { sayMood, removeMood } = useBalanceChanges()
  if (!moods) return null
  const said = moods[0]
  return (
    <fieldset className={style.faces}>
      <legend>{t('mood.today')}</legend>
      {MOOD_LEVELS.map(level => {
        const Face = FACES[level]
        const isSaid = said?.level === level
        return (
          <button
            key={level}
            type="button"
            className={style.face}
            aria-pressed={isSaid}
            onClick={() => {
              if (said && isSaid) void removeMood(said)
              else void sayMood(said ? { ...said, level } : { id: newId(), day, level, note: '' })
            }}
          >
            <Face size={26} stroke={1.5} aria-hidden="true" />
            {t(`mood.level.${level}`)}
          </button>
        )
      })}
    </fieldset>
  )
}
