import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote, useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { PlanTabs } from '../../web/components/PlanTabs.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { LeapView } from '../leap.ts'
import { LeapForm } from './LeapForm.tsx'
import { OpenLeap } from './OpenLeap.tsx'
import { leapDraft, useLeapChanges, useLeaps } from './use-leaps.ts'

/** Before the leap: a departure, prepared back from its day. */
export function LeapPage() {
  const { data: leaps, error, refetch } = useLeaps()
  const open = leaps?.find(({ closedOn }) => closedOn === null)
  const past = leaps?.filter(leap => leap !== open) ?? []
  return (
    <>
      <PlanTabs />
      {open ? <OpenLeap key={open.id} leap={open} /> : <NoLeap isKnown={leaps !== undefined} />}
      {error && !leaps && <ErrorNote error={error} retry={() => void refetch()} />}
      {past.length > 0 && <PastLeaps leaps={past} />}
    </>
  )
}

function NoLeap({ isKnown }: { isKnown: boolean }) {
  const { t } = useTranslation('leap')
  const [isBeginning, setBeginning] = useState(false)
  return (
    <>
      <PageHeading over={t('page.over')} tab={t('page.tab')}>
        {t('page.titleNone')}
      </PageHeading>
      {isKnown && !isBeginning && (
        <EmptyState
          action={
            <Button variant="filled" onClick={() => setBeginning(true)}>
              {t('page.begin')}
            </Button>
          }
        >
          {t('page.empty')}
        </EmptyState>
      )}
      {isBeginning && (
        <Sheet>
          <LeapForm onDone={() => setBeginning(false)} />
        </Sheet>
      )}
    </>
  )
}

function PastLeaps({ leaps }: { leaps: LeapView[] }) {
  const { t } = useTranslation('leap')
  const { inWords, plainDay } = useFormat()
  const today = useToday()
  const { saveLeap } = useLeapChanges()
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const reopen = (leap: LeapView) =>
    void saveLeap({ ...leapDraft(leap), closedOn: null }, 'edited').catch(setError)
  return (
    <Section title={t('page.past')}>
      {error !== null && <p role="alert">{sentence}</p>}
      <QuietList label={t('page.past')}>
        {leaps.map(leap => {
          const { id, kind, leavesOn, closedOn, steps } = leap
          const count = steps.filter(({ doneOn }) => doneOn !== null).length
          return (
            <QuietLine
              key={id}
              end={
                closedOn !== null && (
                  <QuietButton onClick={() => reopen(leap)}>{t('page.reopen')}</QuietButton>
                )
              }
            >
              {t('page.pastLine', {
                count,
                number: inWords(count),
                of: inWords(steps.length),
                kind: t(`kind.${kind}`),
                on: plainDay(leavesOn, today),
              })}
            </QuietLine>
          )
        })}
      </QuietList>
    </Section>
  )
}
