import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { momentInWords } from '../../lib/moment-in-words.ts'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type InvitationView, standingOf } from '../invitation.ts'
import { titleOf } from '../invitation-words.ts'
import style from './invitations.module.css'
import { useInvitationNews, useMine } from './use-invitations.ts'

/** Answers that came to what was proposed. */
export function InvitationsToday() {
  const { t } = useTranslation('company')
  const news = useInvitationNews()
  if (news.length === 0) return null
  return (
    <Section title={t('ui.today.title')}>
      <QuietList label={t('ui.today.title')}>
        {news.map(each => (
          <News key={each.id} invitation={each} />
        ))}
      </QuietList>
    </Section>
  )
}

function News({ invitation }: { invitation: InvitationView }) {
  const { t } = useTranslation('company')
  const { language } = useFormat()
  const today = useToday()
  const mine = useMine()
  const { person, chosenAt, counterAt, answer } = invitation
  const standing = standingOf(invitation, today)
  const at = standing === 'countered' ? counterAt : chosenAt
  const said = standing === 'countered' || standing === 'declined' ? standing : 'chosen'
  const words = {
    name: person.name || t('ui.gone'),
    title: titleOf(invitation, t),
    moment: at === null ? '' : momentInWords(at, mine, language),
  }
  return (
    <QuietLine
      end={
        said !== 'chosen' && (
          <Link to="/sorties/a-distance" className={style.download}>
            {t('ui.today.act')}
          </Link>
        )
      }
    >
      {t(`ui.today.${said}`, words)}
      {answer !== '' && <span className={style.under}>{t('ui.line.word', { words: answer })}</span>}
    </QuietLine>
  )
}
