import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { NetworkView } from '../network.ts'
import style from './Networks.module.css'
import { PostDialog } from './PostDialog.tsx'
import { type OpenPost, postFromIdea } from './post-draft.ts'
import { usePostIdeas } from './use-networks.ts'

const FIRST = 3

/** What could be said, drawn from what was done. */
export function PostIdeas({ networks }: { networks: readonly NetworkView[] }) {
  const { t } = useTranslation('networks')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { data } = usePostIdeas()
  const [isWhole, setWhole] = useState(false)
  const [taken, setTaken] = useState<OpenPost | null>(null)
  if (!data) return null
  return (
    <Section title={t('ideas.title')}>
      <p className="soft">{t(data.ideas.length === 0 ? 'ideas.nothing' : 'ideas.none')}</p>
      {data.ideas.length > 0 && (
        <QuietList label={t('ideas.title')}>
          {data.ideas.slice(0, isWhole ? data.ideas.length : FIRST).map(idea => (
            <QuietLine key={idea.key}>
              {idea.title}
              <span className={style.under}>
                {t(`ideas.from.${idea.aboutKind}`)}
                {idea.person && idea.person.name !== '' && `, ${idea.person.name}`},{' '}
                <time dateTime={idea.day}>{relativeDay(idea.day, today)}</time>
              </span>
              <QuietButton
                aria-label={t('ideas.takeOf', { title: idea.title })}
                onClick={() => setTaken(postFromIdea(idea, networks))}
              >
                {t('ideas.take')}
              </QuietButton>
            </QuietLine>
          ))}
        </QuietList>
      )}
      {!isWhole && data.ideas.length > FIRST && (
        <p className={style.below}>
          <QuietButton onClick={() => setWhole(true)}>
            {t('posts.more', { count: data.ideas.length - FIRST })}
          </QuietButton>
        </p>
      )}
      {taken && <PostDialog post={taken} networks={networks} onClose={() => setTaken(null)} />}
    </Section>
  )
}
