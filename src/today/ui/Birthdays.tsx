import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Morning } from '../morning.ts'

const SHOWN = 4

/** Those to come, the nearest first; the others when asked. */
export function Birthdays({ birthdays, today }: { birthdays: Morning['birthdays']; today: Day }) {
  const { t } = useTranslation('today')
  const { relativeDay, plainDay, inWords } = useFormat()
  const [all, setAll] = useState(false)
  const more = birthdays.length - SHOWN
  const shown = all || more < 2 ? birthdays : birthdays.slice(0, SHOWN)
  return (
    <Section title={t('page.birthdays.title')}>
      <QuietList>
        {shown.map(({ personId, name, day, inDays, turning }) => (
          <QuietLine
            key={personId}
            end={<time dateTime={day}>{inDays < 7 ? relativeDay(day, today) : plainDay(day, today)}</time>}
          >
            <PersonLink id={personId} name={name} />
            {turning !== null && (
              <span className="soft">, {t('page.birthdays.turning', { count: turning })}</span>
            )}
          </QuietLine>
        ))}
      </QuietList>
      {shown.length < birthdays.length && (
        <Button variant="subtle" px={0} onClick={() => setAll(true)}>
          {t('page.birthdays.more', { count: more, n: inWords(more) })}
        </Button>
      )}
    </Section>
  )
}
