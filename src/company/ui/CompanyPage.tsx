import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { standingOf } from '../invitation.ts'
import { Invitations } from './Invitations.tsx'
import { Masterminds } from './Masterminds.tsx'
import { useInvitations } from './use-invitations.ts'
import { useProposing } from './use-proposing.tsx'

/** Company without travel: coffees proposed to one person, circles of a few peers. */
export function CompanyPage() {
  const { t } = useTranslation('company')
  const { capital, inWords } = useFormat()
  const today = useToday()
  const { data: invitations } = useInvitations()
  const { dialog, propose } = useProposing()
  const settled = invitations?.filter(each => standingOf(each, today) === 'chosen').length ?? 0
  const title =
    settled === 0
      ? t('companyPage.sentence')
      : capital(t('companyPage.settled', { count: settled, number: inWords(settled) }))
  return (
    <>
      <OutingTabs />
      <PageHeading
        over={t('companyPage.title')}
        tab={t('companyPage.title')}
        actions={
          invitations &&
          invitations.length > 0 && (
            <Button variant="filled" onClick={() => propose(null)}>
              {t('ui.propose')}
            </Button>
          )
        }
      >
        {title}
      </PageHeading>
      <Invitations onPropose={() => propose(null)} />
      <Masterminds />
      {dialog}
    </>
  )
}
