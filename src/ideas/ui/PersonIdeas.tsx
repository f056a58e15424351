import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptySection } from '../../web/components/EmptySection.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { IdeaLineOf } from './IdeasPage.tsx'
import { LibraryDialog } from './LibraryDialog.tsx'
import { useIdeas } from './use-ideas.ts'

/** What one means to propose to somebody, and how it went. */
export function PersonIdeas({ person }: { person: { id: string; name: string } }) {
  const { t } = useTranslation('ideas')
  const { data: ideas } = useIdeas({ personId: person.id })
  const [isOpen, setOpen] = useState(false)
  if (!ideas) return null
  const propose = <QuietButton onClick={() => setOpen(true)}>{t('person.what')}</QuietButton>
  return (
    <>
      {ideas.length === 0 ? (
        <EmptySection title={t('person.title')} gesture={propose}>
          {t('person.nothing')}
        </EmptySection>
      ) : (
        <Section title={t('person.title')} aside={propose}>
          <QuietList label={t('person.title')}>
            {ideas.map(idea => (
              <IdeaLineOf key={idea.id} idea={idea} isWithName={false} />
            ))}
          </QuietList>
        </Section>
      )}
      {isOpen && <LibraryDialog person={person} onClose={() => setOpen(false)} />}
    </>
  )
}
