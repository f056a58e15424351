import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FollowUpView } from '../../encounters/encounter.ts'
import { useEncounterChanges } from '../../encounters/ui/use-encounters.ts'
import type { Day } from '../../lib/day.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import style from './Promised.module.css'

/** What was promised, by oneself or by others, ticked where it stands. */
export function Promised({ followUps, today }: { followUps: FollowUpView[]; today: Day }) {
  const { t } = useTranslation('today')
  return (
    <Section title={t('page.promises.title')}>
      <QuietList>
        {followUps.map(followUp => (
          <PromiseLine key={followUp.id} followUp={followUp} today={today} />
        ))}
      </QuietList>
    </Section>
  )
}

function PromiseLine({ followUp, today }: { followUp: FollowUpView; today: Day }) {
  const { t } = useTranslation('today')
  const { relativeDay } = useFormat()
  const { saveFollowUp } = useEncounterChanges()
  const [isDone, setDone] = useState(followUp.doneOn !== null)
  const { personName, ...promise } = followUp
  const tick = (done: boolean) => {
    setDone(done)
    void saveFollowUp({ ...promise, doneOn: done ? today : null })
  }
  return (
    <QuietLine
      end={promise.dueOn && <time dateTime={promise.dueOn}>{relativeDay(promise.dueOn, today)}</time>}
    >
      <Checkbox
        className={style.box}
        checked={isDone}
        onChange={event => tick(event.currentTarget.checked)}
        label={
          <span className={style.text} data-done={isDone}>
            {promise.text}
          </span>
        }
      />
      {promise.personId && personName && (
        <small className={style.who}>
          {promise.by === 'them' ? (
            <PersonLink id={promise.personId} name={t('page.promises.theirs', { name: personName })} />
          ) : (
            <PersonLink id={promise.personId} name={personName} />
          )}
        </small>
      )}
    </QuietLine>
  )
}
