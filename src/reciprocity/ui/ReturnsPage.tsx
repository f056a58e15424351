import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { isNews, type ThanksDue } from '../shown.ts'
import { openFavour } from './favour-door.ts'
import { Introductions } from './Introductions.tsx'
import { Ledger } from './Ledger.tsx'
import { NetworkLists } from './NetworkLists.tsx'
import style from './ReturnsPage.module.css'
import { ThanksCard } from './ThanksCard.tsx'
import { useLedger } from './use-favours.ts'
import { useThanks } from './use-thanks.ts'

/** Favours both ways, and thanks. */
export function ReturnsPage() {
  const { t } = useTranslation('reciprocity')
  const { data: due = [] } = useThanks()
  const ledger = useLedger({})
  const isEmpty = due.length === 0 && ledger.data?.pages[0]?.favours.length === 0
  const log = <Button onClick={() => openFavour()}>{t('page.log')}</Button>
  return (
    <>
      <PageHeading over={t('page.over')} tab={t('page.tab')} actions={isEmpty ? null : log}>
        <Headline due={due} isEmpty={isEmpty} />
      </PageHeading>
      {isEmpty ? (
        <>
          <EmptyState action={log}>{t('page.empty')}</EmptyState>
          <Introductions />
        </>
      ) : (
        <div className={style.cols}>
          <div>
            <DueList title={t('page.thank')} due={due.filter(each => !isNews(each.occasion))} />
            <DueList title={t('page.news')} due={due.filter(each => isNews(each.occasion))} />
            <Introductions />
            <Ledger />
          </div>
          <div>
            <NetworkLists />
          </div>
        </div>
      )}
    </>
  )
}

function Headline({ due, isEmpty }: { due: readonly ThanksDue[]; isEmpty: boolean }) {
  const { t } = useTranslation('reciprocity')
  const { inWords, capital } = useFormat()
  const peopleIn = (list: readonly ThanksDue[]) => new Set(list.map(({ person }) => person.id)).size
  const thank = peopleIn(due.filter(each => !isNews(each.occasion)))
  const news = peopleIn(due.filter(each => isNews(each.occasion)))
  if (thank > 0 && news > 0) {
    const parts = {
      thank: t('page.title.thankPart', { count: thank, n: inWords(thank) }),
      news: t('page.title.newsPart', { count: news, n: inWords(news) }),
    }
    return capital(t('page.title.both', parts))
  }
  if (thank > 0) return capital(t('page.title.thank', { count: thank, n: inWords(thank) }))
  if (news > 0) return capital(t('page.title.news', { count: news, n: inWords(news) }))
  return t(isEmpty ? 'page.title.empty' : 'page.title.none')
}

const SHOWN_AT_FIRST = 4

function DueList({ title, due }: { title: string; due: readonly ThanksDue[] }) {
  const { t } = useTranslation('reciprocity')
  const { number } = useFormat()
  const [isWhole, setWhole] = useState(false)
  if (due.length === 0) return null
  const shown = isWhole ? due : due.slice(0, SHOWN_AT_FIRST)
  const left = due.length - shown.length
  return (
    <Section title={title}>
      {shown.map(each => (
        <ThanksCard key={each.key} due={each} />
      ))}
      {left > 0 && (
        <QuietButton onClick={() => setWhole(true)}>{t('page.showRest', { n: number(left) })}</QuietButton>
      )}
    </Section>
  )
}
