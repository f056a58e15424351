import { useTranslation } from 'react-i18next'
import type { MandateView } from '../../mandates/mandate.ts'
import { QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { IdeaLineOf } from './IdeasPage.tsx'
import { useIdeasBehind } from './use-ideas.ts'

/** What was proposed, and became this mandate. */
export function MandateIdeas({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('ideas')
  const { data: ideas = [] } = useIdeasBehind(mandate.id)
  if (ideas.length === 0) return null
  return (
    <Section title={t('mandate.title')}>
      <QuietList label={t('mandate.title')}>
        {ideas.map(idea => (
          <IdeaLineOf key={idea.id} idea={idea} />
        ))}
      </QuietList>
    </Section>
  )
}
