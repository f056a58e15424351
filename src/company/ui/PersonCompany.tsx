import { useTranslation } from 'react-i18next'
import { EmptySection } from '../../web/components/EmptySection.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useToday } from '../../web/session.ts'
import { standingOf } from '../invitation.ts'
import { InvitationLine } from './InvitationLine.tsx'
import { useInvitations } from './use-invitations.ts'
import { useProposing } from './use-proposing.tsx'

interface Props {
  person: { id: string; name: string }
}

/** On a card: proposing a coffee, and what was proposed that is not over. */
export function PersonCompany({ person }: Props) {
  const { t } = useTranslation('company')
  const today = useToday()
  const { data: invitations } = useInvitations()
  const { dialog, propose, showLetter } = useProposing()
  const theirs = (invitations ?? []).filter(each => {
    const standing = standingOf(each, today)
    return each.personId === person.id && standing !== 'met' && standing !== 'withdrawn'
  })
  const gesture = <QuietButton onClick={() => propose(person)}>{t('ui.propose')}</QuietButton>
  return (
    <>
      {theirs.length === 0 ? (
        <EmptySection title={t('ui.list.title')} gesture={gesture}>
          {t('ui.card.line')}
        </EmptySection>
      ) : (
        <Section title={t('ui.list.title')} aside={gesture}>
          <QuietList label={t('ui.list.title')}>
            {theirs.map(each => (
              <InvitationLine
                key={each.id}
                invitation={each}
                isNamed={false}
                onPropose={() => propose(person, each)}
                onLetter={() => showLetter(each)}
              />
            ))}
          </QuietList>
        </Section>
      )}
      {dialog}
    </>
  )
}
