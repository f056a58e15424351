import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Where } from '../half-day.ts'
import { usePresenceWords, useWheres, whereKey } from './use-presence-words.ts'

const ELSEWHERE: Where = { kind: 'elsewhere', place: '', placeId: null }

/** One of the owner's places, a kind of place, or somewhere else in a few words. */
export function WhereField({ where, onChange }: { where: Where; onChange: (where: Where) => void }) {
  const { t } = useTranslation('presence')
  const { whereWords } = usePresenceWords()
  const wheres = useWheres()
  const isElsewhere = where.kind === 'elsewhere' && where.placeId === null
  const chosen = isElsewhere ? ELSEWHERE : where
  const isKnown = wheres.some(each => whereKey(each) === whereKey(chosen))
  const choices = isKnown ? wheres : [chosen, ...wheres]
  return (
    <>
      <NativeSelect
        label={t('where.label')}
        value={whereKey(chosen)}
        data={choices.map(each => ({ value: whereKey(each), label: whereWords(each) }))}
        onChange={event => {
          const next = choices.find(each => whereKey(each) === event.currentTarget.value)
          if (next) onChange({ kind: next.kind, place: next.place, placeId: next.placeId })
        }}
      />
      {isElsewhere && (
        <TextInput
          label={t('where.words')}
          value={where.place}
          maxLength={300}
          onChange={event => onChange({ ...ELSEWHERE, place: event.currentTarget.value })}
        />
      )}
    </>
  )
}
