import { Button, Skeleton } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { PlanTabs } from '../../web/components/PlanTabs.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { IdeaView } from '../idea.ts'
import { warningsOf } from '../warnings.ts'
import { AskSection } from './AskSection.tsx'
import { IdeaForm } from './IdeaForm.tsx'
import style from './IdeaPage.module.css'
import { OutcomesSection } from './OutcomesSection.tsx'
import { StepsSection } from './StepsSection.tsx'
import { useIdea } from './use-ideas.ts'

const route = getRouteApi('/plan/idees/$ideaId')

/** One idea: what each side gains and gives, its steps, the asking, what came of it. */
export function IdeaPage() {
  const { ideaId } = route.useParams()
  const { data: idea, error, refetch } = useIdea(ideaId)
  const isGone = error instanceof Problem && (error.status === 404 || error.status === 410)
  return (
    <>
      <PlanTabs />
      {isGone ? <NoIdea /> : idea ? <Idea key={ideaId} idea={idea} /> : null}
      {!isGone && !idea && (error ? <ErrorNote error={error} retry={() => void refetch()} /> : <Frame />)}
    </>
  )
}

function Idea({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  const [isEdited, setEdited] = useState(false)
  const form = idea.form ? t(`form.${idea.form}.name`) : t('idea.ownForm')
  if (isEdited) {
    return (
      <>
        <PageHeading over={t('idea.edit')} tab={idea.title}>
          {idea.title}
        </PageHeading>
        <IdeaForm idea={idea} onDone={() => setEdited(false)} />
      </>
    )
  }
  return (
    <>
      <PageHeading
        over={`${form} · ${t(`status.${idea.status}`).toLocaleLowerCase()}`}
        tab={idea.title}
        actions={<Button onClick={() => setEdited(true)}>{t('idea.change')}</Button>}
      >
        {idea.title}
      </PageHeading>
      <div className={style.columns}>
        <div>
          {idea.status === 'idea' && <Warnings idea={idea} />}
          <AskSection idea={idea} />
          <StepsSection idea={idea} />
          <OutcomesSection idea={idea} />
        </div>
        <Sides idea={idea} />
      </div>
    </>
  )
}

/** What may make a yes unlikely, as a question. */
function Warnings({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  const warnings = warningsOf(idea)
  if (warnings.length === 0) return null
  return (
    <Sheet quiet as="aside" className={style.warnings}>
      {warnings.map(warning => (
        <p key={warning}>{t(`warning.${warning}`)}</p>
      ))}
    </Sheet>
  )
}

/** With whom, and what each side gains and gives. */
function Sides({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  const { duration } = useFormat()
  const { person, organisation, goal, boldness, note } = idea
  const length = (minutes: number | null) =>
    minutes === null ? t('idea.effortUnknown') : minutes === 0 ? t('idea.effortNone') : duration(minutes)
  const facts: [string, React.ReactNode][] = []
  if (person)
    facts.push([
      t('idea.with'),
      person.name ? <PersonLink key="who" id={person.id} name={person.name} /> : t('gone'),
    ])
  if (organisation) facts.push([t('idea.organisation'), organisation])
  if (goal) facts.push([t('idea.goal'), t(`goal.${goal}`)])
  facts.push([t('idea.mine'), idea.myGain || t('idea.notSaid')])
  facts.push([t('idea.myEffort'), length(idea.myMinutes)])
  facts.push([t('idea.theirs'), idea.theirGain || t('idea.notSaid')])
  facts.push([t('idea.theirEffort'), length(idea.theirMinutes)])
  if (boldness) facts.push([t('idea.boldness'), t(`boldness.${boldness}`)])
  return (
    <Section title={t('idea.sides')}>
      <dl className={style.facts}>
        {facts.map(([name, said]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      {note && <p className={style.note}>{note}</p>}
    </Section>
  )
}

function NoIdea() {
  const { t } = useTranslation('ideas')
  return (
    <>
      <PageHeading over={t('page.over')} tab={t('page.tab')}>
        {t('idea.goneTitle')}
      </PageHeading>
      <EmptyState
        action={
          <Button component={Link} to="/plan/idees">
            {t('idea.toAll')}
          </Button>
        }
      >
        {t('idea.goneText')}
      </EmptyState>
    </>
  )
}

function Frame() {
  const { t } = useTranslation('ideas')
  return (
    <>
      <PageHeading over={t('page.over')} tab={t('page.tab')}>
        <Skeleton component="span" display="block" height={38} width="min(22rem, 70vw)" />
      </PageHeading>
      <Skeleton height={220} radius={14} />
    </>
  )
}
