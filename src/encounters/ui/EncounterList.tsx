import { ActionIcon, Button, Menu, Skeleton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Day, daysBetween } from '../../lib/day.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { EncounterMore } from '../../web/components/EncounterMore.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { EncounterView } from '../encounter.ts'
import { openCapture } from './capture-door.ts'
import { EncounterForm } from './EncounterForm.tsx'
import style from './EncounterList.module.css'
import { useEncounterChanges, useEncounters } from './use-encounters.ts'

/** What was said day after day, newest first: with one person, or with all. */
export function EncounterList({ person }: { person?: { id: string; name: string } }) {
  const { t } = useTranslation('encounters')
  const [edited, setEdited] = useState<EncounterView | null>(null)
  const list = useEncounters(person ? { personId: person.id } : {})

  if (list.isPending) return <Skeleton height={96} radius={14} />
  if (list.isError) return <ErrorNote error={list.error} retry={() => void list.refetch()} />
  const encounters = list.data.pages.flatMap(page => page.encounters)
  if (encounters.length === 0) {
    const begin = person ? `${person.name} ` : ''
    return (
      <EmptyState action={<Button onClick={() => openCapture(begin)}>{t('ui.list.log')}</Button>}>
        {t('ui.list.empty')}
      </EmptyState>
    )
  }
  return (
    <>
      <ol className={style.days} aria-label={t('ui.list.label')}>
        {byDay(encounters).map(({ day, of }) => (
          <DayEntry key={day} day={day} encounters={of} personId={person?.id} onEdit={setEdited} />
        ))}
      </ol>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('ui.list.more')}
        </Button>
      )}
      <Dialog opened={edited !== null} onClose={() => setEdited(null)} title={t('ui.form.edit')}>
        {edited && <EncounterForm encounter={edited} onDone={() => setEdited(null)} />}
      </Dialog>
    </>
  )
}

interface DayProps {
  day: Day
  encounters: EncounterView[]
  personId: string | undefined
  onEdit: (encounter: EncounterView) => void
}

function DayEntry({ day, encounters, personId, onEdit }: DayProps) {
  const { longDay, relativeDay, capital } = useFormat()
  const today = useToday()
  return (
    <li className={style.day}>
      <p className={style.when}>
        <time dateTime={day}>{capital(longDay(day, today))}</time>
        {isNear(day, today) && <span>{relativeDay(day, today)}</span>}
      </p>
      <ul className={style.encounters}>
        {encounters.map(encounter => (
          <Entry key={encounter.id} encounter={encounter} personId={personId} onEdit={onEdit} />
        ))}
      </ul>
    </li>
  )
}

function Entry({
  encounter,
  personId,
  onEdit,
}: Omit<DayProps, 'day' | 'encounters'> & { encounter: EncounterView }) {
  const { t } = useTranslation('encounters')
  const { time, duration, longDay } = useFormat()
  const today = useToday()
  const { remove } = useEncounterChanges()
  const { channel, minutes, place, feeling, note, planned, followUps } = encounter
  const others = encounter.people.filter(({ id }) => id !== personId)
  const facts = [
    planned && t('ui.list.planned'),
    encounter.time && time(encounter.time),
    t(`ui.channel.${channel}`),
    minutes ? duration(minutes) : t(`ui.size.${encounter.size}`),
    place,
    feeling && t(`ui.feeling.${feeling}`),
  ].filter(Boolean)
  // Two encounters of a day with the same person are told apart by the hour, or by how one spoke.
  const what = [
    ...encounter.people.map(({ name }) => name),
    longDay(encounter.day, today),
    encounter.time && time(encounter.time),
    t(`ui.channel.${channel}`),
  ].filter(Boolean)
  return (
    <li className={style.encounter}>
      <div className={style.words}>
        <p>
          {personId !== undefined && others.length > 0 && (
            <span className={style.facts}>{t('ui.list.with')} </span>
          )}
          {others.map(({ id, name }, i) => (
            <span key={id} className={style.name}>
              {i > 0 && ', '}
              <PersonLink id={id} name={name} />
            </span>
          ))}{' '}
          <span className={style.facts}>{facts.join('\u00a0· ')}</span>
        </p>
        {note && <p className={style.note}>{note}</p>}
        {followUps.length > 0 && (
          <ul className={style.promises}>
            {followUps.map(({ id, text, by, doneOn }) => (
              <li key={id} data-done={doneOn !== null}>
                {t(by === 'me' ? 'ui.chip.promiseMe' : 'ui.chip.promiseThem', { text })}
              </li>
            ))}
          </ul>
        )}
      </div>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('ui.list.actionsOn', { what: what.join(', ') })}>
            <IconDots size={18} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onEdit(encounter)}>{t('ui.list.edit')}</Menu.Item>
          <EncounterMore encounter={encounter} />
          <Menu.Item onClick={() => void remove(encounter)}>{t('ui.list.delete')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}

/** Days of the coming week have only their weekday for a relative name: it stands in the date already. */
function isNear(day: Day, today: Day): boolean {
  return daysBetween(today, day) <= 1
}

function byDay(encounters: EncounterView[]): { day: Day; of: EncounterView[] }[] {
  return [...Map.groupBy(encounters, ({ day }) => day)].map(([day, of]) => ({ day, of }))
}
