import { Button, Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { BilanTabs } from '../../web/components/BilanTabs.tsx'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { useFormat } from '../../web/format.ts'
import type { PeopleNetworkAnswer } from '../network-answer.ts'
import style from './Network.module.css'
import { NetworkDormant } from './NetworkDormant.tsx'
import { NetworkIntroductions } from './NetworkIntroductions.tsx'
import { NetworkPicture } from './NetworkPicture.tsx'
import { NetworkWords } from './NetworkWords.tsx'
import { useNetworkGraph, usePeopleNetwork } from './use-people-network.ts'

/** Whom the owner knows, how they hang together, and what it rests on: words first, then the picture. */
export function PeopleNetworkPage() {
  const { t } = useTranslation('balance')
  const { data, error, refetch } = usePeopleNetwork()
  const graph = useNetworkGraph()
  return (
    <>
      <BilanTabs />
      <PageHeading
        over={data?.active ? t('peopleNetworkPage.title') : undefined}
        tab={t('peopleNetworkPage.title')}
      >
        <Essential network={data} />
      </PageHeading>
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={280} radius={14} />}
      {data && data.active === 0 && (
        <EmptyState
          action={
            <Button variant="default" renderRoot={props => <Link to="/carnet" {...props} />}>
              {t('network.toBook')}
            </Button>
          }
        >
          {t('network.empty')}
        </EmptyState>
      )}
      {data && data.active > 0 && (
        <div className={style.page}>
          <NetworkWords network={data} />
          {graph.data && <NetworkPicture graph={graph.data} />}
          <NetworkDormant />
          <NetworkIntroductions />
        </div>
      )}
    </>
  )
}

/** Size, in one sentence. */
function Essential({ network }: { network: PeopleNetworkAnswer | undefined }) {
  const { t } = useTranslation('balance')
  const { inWords, capital } = useFormat()
  if (!network || network.active === 0) return <span>{t('peopleNetworkPage.title')}</span>
  return <span>{capital(t('network.essential', { count: network.active, n: inWords(network.active) }))}</span>
}
