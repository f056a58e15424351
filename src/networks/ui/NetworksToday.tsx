import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { NetworksMorning } from '../morning.ts'
import type { Timer } from '../network.ts'
import { ForgottenTimer } from './ForgottenTimer.tsx'
import style from './Networks.module.css'
import { BudgetReached, SaidOnce } from './SaidOnce.tsx'
import { useNetworkChanges, useNetworksMorning } from './use-networks.ts'
import { useSince } from './use-since.ts'

/** The timers, what is to be posted today, and what is said once. */
export function NetworksToday() {
  const { t } = useTranslation('networks')
  const { data } = useNetworksMorning()
  if (!data) return null
  const { running, forgotten, posts, stops, networks, substitution } = data
  return (
    <>
      {substitution && <SaidOnce said={substitution} />}
      {forgotten.map(timer => (
        <ForgottenTimer key={timer.id} timer={timer} />
      ))}
      {stops.map(network => (
        <BudgetReached key={network.id} network={network} />
      ))}
      {networks.length > 0 && (
        <Section
          title={t('today.title')}
          aside={
            <Link to="/plan/reseaux" className={style.more}>
              {t('today.open')}
            </Link>
          }
        >
          {running ? <Running timer={running} /> : <Starts networks={networks} />}
          {posts.length > 0 && (
            <QuietList label={t('today.title')}>
              {posts.map(post => (
                <PostOfToday key={post.id} post={post} />
              ))}
            </QuietList>
          )}
        </Section>
      )}
    </>
  )
}

function Running({ timer }: { timer: Timer }) {
  const { t } = useTranslation('networks')
  const { stopTimer } = useNetworkChanges()
  const since = useSince(timer.startedAt)
  const name = timer.networkName
  return (
    <div className={style.gestures}>
      <p role="status" className={style.inline}>
        {t('today.runs', { name, since })}
      </p>
      <Button aria-label={t('network.stopOf', { name })} onClick={() => void stopTimer(timer)}>
        {t('network.stop')}
      </Button>
    </div>
  )
}

/** One tap before going there. */
function Starts({ networks }: { networks: NetworksMorning['networks'] }) {
  const { t } = useTranslation('networks')
  const { startTimer } = useNetworkChanges()
  return (
    <div className={style.gestures}>
      <span className="soft">{t('today.timer')}</span>
      {networks.map(network => (
        <QuietButton
          key={network.id}
          aria-label={t('network.startOf', { name: network.name })}
          onClick={() => void startTimer(network)}
        >
          {network.name}
        </QuietButton>
      ))}
    </div>
  )
}

function PostOfToday({ post }: { post: NetworksMorning['posts'][number] }) {
  const { t } = useTranslation('networks')
  return (
    <QuietLine>
      <Link to="/plan/reseaux" hash="posts" className={style.open}>
        {t('today.post', { title: post.title })}
      </Link>
      <span className={style.under}>
        {t('today.on', { network: post.networkName })}
        {post.waits && `, ${t('today.waits')}`}
      </span>
    </QuietLine>
  )
}
