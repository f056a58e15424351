import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import type { HandoverNews } from '../handover-view.ts'
import style from './handovers.module.css'
import { useHandoverWords } from './use-handover-words.ts'
import { useHandoverNews } from './use-handovers.ts'

/** Mandates with peers: what was answered, what waits. */
export function HandoversToday() {
  const { t } = useTranslation('handovers')
  const news = useHandoverNews()
  if (news.length === 0) return null
  return (
    <Section title={t('ui.today.title')}>
      {news.map(each => (
        <News key={each.handoverId + each.kind} news={each} />
      ))}
    </Section>
  )
}

function News({ news }: { news: HandoverNews }) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const { kind, what, words, mandateId } = news
  const name = nameOf(news.person)
  const isNext = kind === 'declined' || kind === 'expired'
  return (
    <Sheet as="article" className={style.news} aria-label={what}>
      <p>{t(`ui.today.${kind}`, { name, what })}</p>
      {words !== '' && <p className={`soft ${style.words}`}>{t('ui.state.word', { words })}</p>}
      <div className={style.acts}>
        <Button
          renderRoot={props => (
            <Link
              {...props}
              to={isNext ? '/mandats/$mandateId/passer' : '/mandats/$mandateId'}
              params={{ mandateId }}
            />
          )}
        >
          {t(`ui.today.act.${kind}`)}
        </Button>
      </div>
    </Sheet>
  )
}
