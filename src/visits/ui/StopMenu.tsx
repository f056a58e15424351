import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type OpenStop, type OpenTour, orderOf } from '../tour-draft.ts'
import type { TourMoves } from './use-tour-moves.ts'

interface Props {
  tour: OpenTour
  stop: OpenStop
  moves: TourMoves
}

/** Where a visit may go: sooner, later, to another day, out of the tour, or into it. */
export function StopMenu({ tour, stop: { id, name }, moves: { move, shift, putOn } }: Props) {
  const { t } = useTranslation('visits')
  const { longDay } = useFormat()
  const today = useToday()
  const order = orderOf(tour)
  const at = order.findIndex(ids => ids.includes(id))
  const isFirst = at === 0 && order[0]?.[0] === id
  const isLast = at === order.length - 1 && order[at]?.at(-1) === id
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size={44} aria-label={t('move.of', { name: name || t('say.gone') })}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {at >= 0 && (
          <>
            <Menu.Item disabled={isFirst} onClick={() => shift(id, -1)}>
              {t('move.earlier')}
            </Menu.Item>
            <Menu.Item disabled={isLast} onClick={() => shift(id, 1)}>
              {t('move.later')}
            </Menu.Item>
          </>
        )}
        {tour.days.map(({ day }, i) =>
          i === at ? null : (
            <Menu.Item key={day} onClick={() => putOn(id, i)}>
              {at < 0 && tour.days.length === 1
                ? t('move.add')
                : t(at < 0 ? 'move.addTo' : 'move.toDay', { day: longDay(day, today) })}
            </Menu.Item>
          ),
        )}
        {at >= 0 && <Menu.Item onClick={() => move(id, null)}>{t('move.leaveOut')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
