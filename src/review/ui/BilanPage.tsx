import { NativeSelect, Skeleton } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BilanTabs } from '../../web/components/BilanTabs.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useToday } from '../../web/session.ts'
import type { BilanView, MonthLine } from '../bilan.ts'
import { monthOf, monthsAfter } from '../month.ts'
import style from './Bilan.module.css'
import { BilanParagraphs } from './BilanParagraphs.tsx'
import { BilanSheet } from './BilanSheet.tsx'
import { BilanTitle } from './BilanTitle.tsx'
import { ChangeNext } from './ChangeNext.tsx'
import { Episode } from './Episode.tsx'
import { MonthPlots } from './MonthPlots.tsx'
import { ReadToTheEnd } from './ReadToTheEnd.tsx'
import { ShareDialog } from './ShareDialog.tsx'
import { useBilan, useMonths } from './use-bilan.ts'

/** A month told: what the desk knows of it, in the owner's words where there are some. */
export function BilanPage() {
  const { t } = useTranslation('review')
  const { month: asked } = useSearch({ from: '/bilan' })
  const navigate = useNavigate()
  const today = useToday()
  const { data: months, error: noMonths, refetch: again } = useMonths()
  const month = asked ?? lastOver(months, monthsAfter(monthOf(today), -1))
  const { data: bilan, error, refetch } = useBilan(month)
  return (
    <>
      <BilanTabs />
      {error && !bilan && <ErrorNote error={error} retry={() => void refetch()} />}
      {noMonths && !months && <ErrorNote error={noMonths} retry={() => void again()} />}
      {!bilan && !error && !noMonths && <Skeleton height={320} radius={14} />}
      {bilan && (
        <>
          <Heading bilan={bilan} />
          {months && months.length > 1 && (
            <NativeSelect
              className={style.months ?? ''}
              label={t('page.month')}
              value={bilan.month}
              onChange={event =>
                void navigate({ to: '/bilan', search: { month: event.currentTarget.value } })
              }
              data={months.map(line => ({ value: line.month, label: line.title }))}
            />
          )}
          <Body key={bilan.month} bilan={bilan} />
        </>
      )}
    </>
  )
}

/** The last month that is over; where the desk is younger, this one. */
function lastOver(months: readonly MonthLine[] | undefined, last: string): string | undefined {
  if (!months) return undefined
  return (months.find(({ month }) => month <= last) ?? months[0])?.month
}

function Heading({ bilan }: { bilan: BilanView }) {
  const { t } = useTranslation('review')
  const [isSharing, setSharing] = useState(false)
  const [isPrinting, setPrinting] = useState(false)
  const [isNaming, setNaming] = useState(false)
  const hasWords = bilan.paragraphs.some(({ isHidden }) => !isHidden)
  return (
    <>
      <PageHeading
        over={t(bilan.isOver ? 'bilanPage.title' : 'page.underWay')}
        tab={bilan.title}
        actions={
          hasWords && (
            <>
              <QuietButton onClick={() => setNaming(true)}>{t('page.editTitle')}</QuietButton>
              <QuietButton onClick={() => setSharing(true)}>{t('page.share')}</QuietButton>
              <QuietButton onClick={() => setPrinting(true)}>{t('page.print')}</QuietButton>
            </>
          )
        }
      >
        {bilan.title}
      </PageHeading>
      {isNaming && <BilanTitle bilan={bilan} onDone={() => setNaming(false)} />}
      {isSharing && <ShareDialog month={bilan.month} onClose={() => setSharing(false)} />}
      {isPrinting && <BilanSheet bilan={bilan} onDone={() => setPrinting(false)} />}
    </>
  )
}

function Body({ bilan }: { bilan: BilanView }) {
  const { t } = useTranslation('review')
  return (
    <>
      {bilan.changeBefore && (
        <p className={style.before}>
          <span className="soft">{t('page.changeBefore')}</span> {bilan.changeBefore}
        </p>
      )}
      <BilanParagraphs bilan={bilan} />
      <MonthPlots figures={bilan.figures} />
      {bilan.paragraphs.some(({ isHidden }) => !isHidden) && <Episode month={bilan.month} />}
      <ChangeNext key={bilan.changeNext} bilan={bilan} />
      <ReadToTheEnd bilan={bilan} />
    </>
  )
}
