import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { NetworkView } from '../network.ts'
import { POST_STATES, type PostState, type PostView } from '../post.ts'
import style from './Networks.module.css'
import { PostDialog } from './PostDialog.tsx'
import { PostLine } from './PostLine.tsx'
import { newPost } from './post-draft.ts'
import { usePosts } from './use-networks.ts'

const SHOWN = 5

/** What is to be said, what is planned, what was posted and what came of it. */
export function PostsSection({ networks }: { networks: readonly NetworkView[] }) {
  const { t } = useTranslation('networks')
  const { data } = usePosts()
  const [opened, setOpened] = useState<PostView | 'new' | null>(null)
  const [isPublishing, setPublishing] = useState(false)
  if (!data) return null
  const { posts } = data
  const open = (post: PostView | 'new', publishing = false) => {
    setPublishing(publishing)
    setOpened(post)
  }
  return (
    <Section
      title={t('posts.title')}
      id="posts"
      aside={posts.length > 0 && <QuietButton onClick={() => open('new')}>{t('posts.add')}</QuietButton>}
    >
      {posts.length === 0 && (
        <>
          <p className="soft">{t('posts.nothing')}</p>
          <Button onClick={() => open('new')}>{t('posts.add')}</Button>
        </>
      )}
      {POST_STATES.map(state => (
        <PostsOf
          key={state}
          state={state}
          posts={posts.filter(post => post.state === state)}
          onOpen={post => open(post)}
          onPublish={post => open(post, true)}
        />
      ))}
      {opened && (
        <PostDialog
          post={opened === 'new' ? newPost(networks) : opened}
          isPublishing={isPublishing}
          networks={networks}
          onClose={() => setOpened(null)}
        />
      )}
    </Section>
  )
}

interface OfProps {
  state: PostState
  posts: readonly PostView[]
  onOpen: (post: PostView) => void
  onPublish: (post: PostView) => void
}

function PostsOf({ state, posts, onOpen, onPublish }: OfProps) {
  const { t } = useTranslation('networks')
  const [isWhole, setWhole] = useState(false)
  if (posts.length === 0) return null
  const shown = isWhole ? posts : posts.slice(0, SHOWN)
  return (
    <section aria-label={t(`posts.${state}`)}>
      <h3 className={style.subtitle}>{t(`posts.${state}`)}</h3>
      <QuietList label={t(`posts.${state}`)}>
        {shown.map(post => (
          <PostLine key={post.id} post={post} onOpen={() => onOpen(post)} onPublish={() => onPublish(post)} />
        ))}
      </QuietList>
      {shown.length < posts.length && (
        <QuietButton onClick={() => setWhole(true)}>
          {t('posts.more', { count: posts.length - shown.length })}
        </QuietButton>
      )}
    </section>
  )
}
