import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonSummary } from '../../people/person.ts'
import { ask } from '../../web/api.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { NetworkReciprocity } from '../shown.ts'
import style from './Ledger.module.css'
import type { ReturnOpening } from './ReturnDialog.tsx'
import { useKindCounts } from './use-kind-counts.ts'

const ReturnDialog = lazy(() => import('./ReturnDialog.tsx').then(part => ({ default: part.ReturnDialog })))

/** Who carries the owner, whom to return something to, whom they never asked: names with their reasons. */
export function NetworkLists() {
  const { t } = useTranslation('reciprocity')
  const { plainDay, relativeDay, number } = useFormat()
  const today = useToday()
  const countsOf = useKindCounts()
  const [open, setOpen] = useState<ReturnOpening | null>(null)
  const { data } = useQuery({
    queryKey: ['reciprocity', 'network'],
    queryFn: ({ signal }) => ask<NetworkReciprocity>('/api/reciprocity', signal),
  })
  if (!data) return null
  const { carrying, toReturn, neverAsked } = data
  const wayOf = (person: PersonSummary) => ({
    words: t('page.howShort'),
    label: t('page.how', { name: person.name }),
    open: () => setOpen({ person, kind: null }),
  })
  return (
    <>
      <People
        title={t('page.carrying')}
        why={t('page.carryingWhy')}
        none={t('page.carryingNone')}
        people={carrying.map(({ person, received }) => ({
          person,
          facts: t('page.totalAndKinds', {
            total: t('page.total', { count: received.count, n: number(received.count) }),
            kinds: countsOf(received),
          }),
          gesture: wayOf(person),
        }))}
      />
      <People
        title={t('page.toReturn')}
        why={t('page.toReturnWhy')}
        none={t('page.toReturnNone')}
        people={toReturn.map(({ person, received }) => ({
          person,
          facts: t('page.kindsAndLast', {
            kinds: countsOf(received),
            last: t('page.lastOn', { day: plainDay(received.lastOn ?? today, today) }),
          }),
          gesture: wayOf(person),
        }))}
      />
      <People
        title={t('page.neverAsked')}
        why={t('page.neverAskedWhy')}
        none={t('page.neverAskedNone')}
        people={neverAsked.map(({ person, circle, lastContactOn }) => ({
          person,
          facts: [
            circle && circle < 4 ? t(`page.circle.${circle as 1 | 2 | 3}`) : t('page.worksAlong'),
            t('page.lastContact', { when: relativeDay(lastContactOn, today) }),
          ].join(', '),
          gesture: {
            words: t('page.askShort'),
            label: t('page.ask', { name: person.name }),
            open: () => setOpen({ person, kind: 'advice' }),
          },
        }))}
      />
      {open && (
        <Suspense>
          <ReturnDialog opening={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
  )
}

interface PeopleProps {
  title: string
  why: string
  none: string
  people: {
    person: PersonSummary
    facts: ReactNode
    gesture: { words: string; label: string; open: () => void }
  }[]
}

const SHOWN_AT_FIRST = 5

function People({ title, why, none, people }: PeopleProps) {
  const { t } = useTranslation('reciprocity')
  const { number } = useFormat()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? people : people.slice(0, SHOWN_AT_FIRST)
  const left = people.length - shown.length
  return (
    <Section title={title}>
      <p className="soft small">{people.length > 0 ? why : none}</p>
      {people.length > 0 && (
        <QuietList label={title}>
          {shown.map(({ person, facts, gesture }) => (
            <QuietLine
              key={person.id}
              end={
                <QuietButton aria-label={gesture.label} onClick={gesture.open}>
                  {gesture.words}
                </QuietButton>
              }
            >
              <PersonLink id={person.id} name={person.name} />
              <span className={style.facts}>{facts}</span>
            </QuietLine>
          ))}
        </QuietList>
      )}
      {left > 0 && (
        <QuietButton onClick={() => setWhole(true)}>{t('page.showRest', { n: number(left) })}</QuietButton>
      )}
    </Section>
  )
}
