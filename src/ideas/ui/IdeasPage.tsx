import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { PlanTabs } from '../../web/components/PlanTabs.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { IdeaView, Status } from '../idea.ts'
import { DaringSection } from './DaringSection.tsx'
import { IdeaLine } from './IdeaLine.tsx'
import style from './IdeasPage.module.css'
import { KindWords } from './KindWords.tsx'
import { LibraryDialog } from './LibraryDialog.tsx'
import { Resonances } from './Resonances.tsx'
import { useDaring, useIdeas } from './use-ideas.ts'

/** What lives first, what is over last. */
const ORDER: readonly Status[] = ['yes', 'asked', 'idea', 'done', 'no', 'silence']
const SHOWN = 5

/** Proposals, asks and answers. */
export function IdeasPage() {
  const { t } = useTranslation('ideas')
  const { data: ideas, error, refetch } = useIdeas()
  const [isLibraryOpen, setLibraryOpen] = useState(false)
  return (
    <>
      <PlanTabs />
      <PageHeading over={t('page.over')} tab={t('page.tab')}>
        <Essential />
      </PageHeading>
      <IdeaLine />
      <div className={style.columns}>
        <div>
          {error && !ideas && <ErrorNote error={error} retry={() => void refetch()} />}
          {!ideas && !error && <Skeleton height={240} radius={14} />}
          {ideas?.length === 0 && <EmptyState>{t('page.empty')}</EmptyState>}
          {ORDER.map(status => (
            <IdeasOf
              key={status}
              status={status}
              ideas={ideas?.filter(idea => idea.status === status) ?? []}
            />
          ))}
        </div>
        <div>
          <Section
            title={t('library.section')}
            aside={<QuietButton onClick={() => setLibraryOpen(true)}>{t('library.open')}</QuietButton>}
          >
            <p className="soft">{t('library.about')}</p>
          </Section>
          <DaringSection />
          <KindWords />
          <Resonances />
        </div>
      </div>
      {isLibraryOpen && <LibraryDialog onClose={() => setLibraryOpen(false)} />}
    </>
  )
}

/** What was dared this month, in one sentence. */
function Essential() {
  const { t } = useTranslation('ideas')
  const { inWords, capital } = useFormat()
  const { data } = useDaring()
  const count = data?.thisMonth ?? 0
  if (!data) return <span>{t('page.title')}</span>
  if (count === 0) return <span>{t('page.none')}</span>
  return <span>{capital(t('page.asked', { count, n: inWords(count) }))}</span>
}

function IdeasOf({ status, ideas }: { status: Status; ideas: IdeaView[] }) {
  const { t } = useTranslation('ideas')
  const { inWords } = useFormat()
  const [isWhole, setWhole] = useState(false)
  if (ideas.length === 0) return null
  const more = ideas.length - SHOWN
  const shown = isWhole || more < 2 ? ideas : ideas.slice(0, SHOWN)
  return (
    <Section title={t(`page.status.${status}`)}>
      <QuietList label={t(`page.status.${status}`)}>
        {shown.map(idea => (
          <IdeaLineOf key={idea.id} idea={idea} />
        ))}
      </QuietList>
      {shown.length < ideas.length && (
        <QuietButton onClick={() => setWhole(true)}>
          {t('page.more', { count: more, n: inWords(more) })}
        </QuietButton>
      )}
    </Section>
  )
}

/** An idea as a line: what, with whom, and since when it is so. */
export function IdeaLineOf({ idea, isWithName = true }: { idea: IdeaView; isWithName?: boolean }) {
  const { t } = useTranslation('ideas')
  const { relativeDay } = useFormat()
  const today = useToday()
  const since = idea.doneOn ?? idea.answeredOn ?? idea.askedOn ?? idea.notedOn
  const who = idea.person ? idea.person.name || t('gone') : idea.organisation
  const isNamed = who !== '' && idea.title.includes(who)
  return (
    <QuietLine end={<time dateTime={since}>{relativeDay(since, today)}</time>}>
      <Link to="/plan/idees/$ideaId" params={{ ideaId: idea.id }} className={style.idea}>
        {idea.title}
      </Link>
      {isWithName && who !== '' && !isNamed && <span className="soft">, {who}</span>}
      {!isWithName && <span className="soft"> · {t(`status.${idea.status}`).toLocaleLowerCase()}</span>}
    </QuietLine>
  )
}
