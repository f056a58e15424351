import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { useShared } from '../../web/shared-value.ts'
import type { Candidates as Answer, VisitCandidate } from '../candidate.ts'
import { outingChoice } from './outing-choice.ts'
import { useVisitWords } from './use-visit-words.ts'
import style from './Visits.module.css'

/** The usual number of visits that fill a day. */
const FIRST = 8
const SHOWN = 20

/** People worth a visit there, those worth most first, to be ticked for a tour. */
export function Candidates({ candidates, count }: Answer) {
  const { t } = useTranslation('visits')
  const choice = useShared(outingChoice)
  const [isWhole, setWhole] = useState(false)
  const isShown = ({ id }: VisitCandidate, i: number) => isWhole || i < SHOWN || choice.people.has(id)
  const shown = candidates.filter(isShown)
  const takeFirst = () => {
    const first = candidates.slice(0, FIRST).map(({ id }) => id)
    outingChoice.set({ ...choice, people: new Set([...choice.people, ...first]) })
  }
  if (candidates.length === 0) return <p className="soft">{t('page.nobody')}</p>
  return (
    <Section
      title={t('page.people')}
      aside={
        choice.people.size === 0 &&
        candidates.length > FIRST && <QuietButton onClick={takeFirst}>{t('page.takeFirst')}</QuietButton>
      }
    >
      <p className="soft small">{t('page.sorted')}</p>
      <QuietList label={t('page.people')}>
        {shown.map(person => (
          <CandidateLine key={person.id} person={person} />
        ))}
      </QuietList>
      {shown.length < candidates.length && (
        <QuietButton onClick={() => setWhole(true)}>
          {t('page.showMore', { count: candidates.length - shown.length })}
        </QuietButton>
      )}
      {count > candidates.length && isWhole && (
        <p className="soft small">{t('page.more', { count: count - candidates.length })}</p>
      )}
      <p className="soft small">{t('say.estimate')}</p>
    </Section>
  )
}

function CandidateLine({ person: { id, name, town, travel, daysSince, due } }: { person: VisitCandidate }) {
  const { t } = useTranslation('visits')
  const { relativeDay } = useFormat()
  const { way } = useVisitWords()
  const today = useToday()
  const choice = useShared(outingChoice)
  const isTaken = choice.people.has(id)
  const set = (of: 'people' | 'musts', isIn: boolean) => {
    const ids = new Set(choice[of])
    if (isIn) ids.add(id)
    else ids.delete(id)
    outingChoice.set({ ...choice, [of]: ids })
  }
  const why = [
    town,
    way(travel),
    daysSince === null
      ? t('candidate.never')
      : t('candidate.last', { when: relativeDay(addDays(today, -daysSince), today) }),
    // After half a year nobody needs to be told.
    due >= 1 && daysSince !== null && daysSince < 182 && t('candidate.due'),
  ]
  return (
    <QuietLine
      lead={
        <span className={style.tick}>
          <Checkbox
            aria-label={t('candidate.take', { name })}
            checked={isTaken}
            onChange={event => set('people', event.currentTarget.checked)}
          />
        </span>
      }
    >
      <PersonLink id={id} name={name} />
      <span className={style.under}>{why.filter(Boolean).join(' · ')}</span>
      {isTaken && (
        <Checkbox
          className={style.must ?? ''}
          label={t('candidate.must')}
          aria-label={t('candidate.mustSee', { name })}
          checked={choice.musts.has(id)}
          onChange={event => set('musts', event.currentTarget.checked)}
        />
      )}
    </QuietLine>
  )
}
