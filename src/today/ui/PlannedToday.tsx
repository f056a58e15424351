import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OwnEvent } from '../../encounters/encounter.ts'
import { useEncounterChanges } from '../../encounters/ui/use-encounters.ts'
import type { Day } from '../../lib/day.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { PlannedEncounter } from '../morning.ts'
import style from './PlannedToday.module.css'

interface Props {
  planned: PlannedEncounter[]
  events: OwnEvent[]
  today: Day
}

/** What the day holds, by the hour; and what was planned for a day that is over: did it happen? */
export function PlannedToday({ planned, events, today }: Props) {
  const { t } = useTranslation('today')
  const { time } = useFormat()
  const ahead = [...planned.filter(({ past }) => !past), ...events].sort(byHour)
  const past = planned.filter(encounter => encounter.past)
  return (
    <>
      <Section title={t('page.planned.title')}>
        {ahead.length === 0 && <p className="soft">{t('page.planned.none')}</p>}
        {ahead.length > 0 && (
          <QuietList>
            {ahead.map((one, i) => (
              <QuietLine
                key={'id' in one ? one.id : `${i} ${one.title}`}
                lead={
                  one.time && (
                    <time dateTime={one.time} className={style.hour}>
                      {time(one.time)}
                    </time>
                  )
                }
              >
                {'id' in one ? <What encounter={one} /> : [one.title, one.place].filter(Boolean).join(', ')}
              </QuietLine>
            ))}
          </QuietList>
        )}
      </Section>
      {past.length > 0 && (
        <Section title={t('page.planned.past')}>
          <QuietList>
            {past.map(encounter => (
              <Past key={encounter.id} encounter={encounter} today={today} />
            ))}
          </QuietList>
        </Section>
      )}
    </>
  )
}

function byHour(one: { time: string | null }, other: { time: string | null }): number {
  const [a, b] = [one.time ?? '', other.time ?? '']
  return a < b ? -1 : a > b ? 1 : 0
}

function Past({ encounter, today }: { encounter: PlannedEncounter; today: Day }) {
  const { t } = useTranslation('today')
  const { relativeDay } = useFormat()
  const { save, remove } = useEncounterChanges()
  const happened = () => {
    const { id, people, followUps, past: _, ...fields } = encounter
    const body = {
      ...fields,
      planned: false,
      newPeople: [],
      followUps: followUps.map(({ encounterId: __, ...followUp }) => followUp),
    }
    return save(
      id,
      body,
      people.map(({ name }) => name),
    )
  }
  return (
    <QuietLine end={<time dateTime={encounter.day}>{relativeDay(encounter.day, today)}</time>}>
      <What encounter={encounter} />
      <span className={style.answers}>
        <Button onClick={() => void happened()}>{t('page.planned.happened')}</Button>
        <Button variant="subtle" onClick={() => void remove(encounter)}>
          {t('page.planned.didNot')}
        </Button>
      </span>
    </QuietLine>
  )
}

function What({ encounter: { people, place, note } }: { encounter: PlannedEncounter }) {
  return (
    <>
      {people.map(({ id, name }, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <PersonLink id={id} name={name} />
        </span>
      ))}
      <span className="soft">{[place, note].filter(Boolean).map(said => `, ${said}`)}</span>
    </>
  )
}
