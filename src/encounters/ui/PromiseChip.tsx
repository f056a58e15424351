import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { addDays, type Day } from '../../lib/day.ts'
import { useFormat } from '../../web/format.ts'
import type { DraftPromise } from '../capture-draft.ts'
import { Face } from './Chip.tsx'

interface Props {
  promise: DraftPromise
  today: Day
  /** Null: not a promise. */
  onChange: (change: Partial<DraftPromise> | null) => void
}

/** Who does what by when, read in the note. */
export function PromiseChip({ promise: { text, by, dueOn }, today, onChange }: Props) {
  const { t } = useTranslation('encounters')
  const { relativeDay } = useFormat()
  const swapped = by === 'me' ? 'them' : 'me'
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <Face name={t('ui.field.promise')} tone="said">
          {t(by === 'me' ? 'ui.chip.promiseMe' : 'ui.chip.promiseThem', { text })}
          {dueOn && <small> {relativeDay(dueOn, today)}</small>}
        </Face>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChange({ by: swapped })}>
          {t(by === 'me' ? 'ui.chip.swapToThem' : 'ui.chip.swapToMe')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => onChange({ dueOn: today })}>{t('ui.chip.dueToday')}</Menu.Item>
        <Menu.Item onClick={() => onChange({ dueOn: addDays(today, 1) })}>
          {t('ui.chip.dueTomorrow')}
        </Menu.Item>
        <Menu.Item onClick={() => onChange({ dueOn: addDays(today, 7) })}>{t('ui.chip.dueWeek')}</Menu.Item>
        <Menu.Item onClick={() => onChange({ dueOn: null })}>{t('ui.chip.noDay')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => onChange(null)}>{t('ui.chip.remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
