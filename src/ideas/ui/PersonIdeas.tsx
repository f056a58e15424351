import { useState } from 'react'
import { useTranslation } from 'react-i18next'
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
  return (
    <Section
      title={t('person.title')}
      aside={<QuietButton onClick={() => setOpen(true)}>{t('person.what')}</QuietButton>}
    >
      {ideas.length === 0 ? (
        <p className="soft">{t('person.nothing')}</p>
      ) : (
        <QuietList label={t('person.title')}>
          {ideas.map(idea => (
            <IdeaLineOf key={idea.id} idea={idea} isWithName={false} />
          ))}
        </QuietList>
      )}
      {isOpen && <LibraryDialog person={person} onClose={() => setOpen(false)} />}
    </Section>
  )
}
