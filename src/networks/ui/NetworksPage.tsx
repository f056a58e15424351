import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { PlanTabs } from '../../web/components/PlanTabs.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { NetworksView, NetworkView } from '../network.ts'
import { ForgottenTimer } from './ForgottenTimer.tsx'
import { LinksSection } from './LinksSection.tsx'
import { NetworkCard } from './NetworkCard.tsx'
import { NetworkDialog } from './NetworkDialog.tsx'
import style from './Networks.module.css'
import { PostIdeas } from './PostIdeas.tsx'
import { PostsSection } from './PostsSection.tsx'
import { BudgetReached, SaidOnce } from './SaidOnce.tsx'
import { ScreenTimeDialog } from './ScreenTimeDialog.tsx'
import { useNetworkFigures, useNetworks } from './use-networks.ts'

/** Networks online: their time, what is said there, and what comes of it. */
export function NetworksPage() {
  const { t } = useTranslation('networks')
  const { data, error, refetch } = useNetworks()
  const figures = useNetworkFigures()
  const [edited, setEdited] = useState<NetworkView | 'new' | null>(null)
  const [isImporting, setImporting] = useState(false)
  const add = () => setEdited('new')
  const isEmpty = data?.networks.length === 0
  return (
    <>
      <PlanTabs />
      <PageHeading
        over={t('networksPage.title')}
        tab={t('networksPage.title')}
        actions={data && !isEmpty && <Button onClick={add}>{t('networksPage.add')}</Button>}
      >
        <Essential view={data} />
      </PageHeading>
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={280} radius={14} />}
      {figures.data?.substitution && <SaidOnce said={figures.data.substitution} />}
      {isEmpty && (
        <EmptyState
          action={
            <Button variant="filled" onClick={add}>
              {t('networksPage.add')}
            </Button>
          }
        >
          {t('networksPage.empty')}
        </EmptyState>
      )}
      {data && !isEmpty && (
        <div className={style.columns}>
          <div>
            <TimeSection view={data} onEdit={setEdited} onImport={() => setImporting(true)} />
            <PostsSection networks={data.networks} />
          </div>
          <div>
            <PostIdeas networks={data.networks} />
            {figures.data && <LinksSection {...figures.data} />}
          </div>
        </div>
      )}
      {edited && <NetworkDialog network={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {isImporting && data && (
        <ScreenTimeDialog networks={data.networks} onClose={() => setImporting(false)} />
      )}
    </>
  )
}

/** The week's time, in one sentence. */
function Essential({ view }: { view: NetworksView | undefined }) {
  const { t } = useTranslation('networks')
  const { duration, capital } = useFormat()
  if (!view || view.networks.length === 0) return <span>{t('networksPage.title')}</span>
  const minutes = view.networks.reduce((sum, { weekMinutes }) => sum + weekMinutes, 0)
  if (minutes === 0) return <span>{t('networksPage.none')}</span>
  return <span>{capital(t('networksPage.time', { time: duration(minutes) }))}</span>
}

interface TimeProps {
  view: NetworksView
  onEdit: (network: NetworkView) => void
  onImport: () => void
}

function TimeSection({ view: { networks, running, forgotten }, onEdit, onImport }: TimeProps) {
  const { t } = useTranslation('networks')
  const [inUse, archived] = [
    networks.filter(({ isArchived }) => !isArchived),
    networks.filter(({ isArchived }) => isArchived),
  ]
  return (
    <Section
      title={t('networksPage.networks')}
      aside={<QuietButton onClick={onImport}>{t('networksPage.screen')}</QuietButton>}
    >
      {forgotten.map(timer => (
        <ForgottenTimer key={timer.id} timer={timer} />
      ))}
      {inUse
        .filter(({ saysStop }) => saysStop)
        .map(network => (
          <BudgetReached key={network.id} network={network} />
        ))}
      <div className={style.cards}>
        {inUse.map(network => (
          <NetworkCard
            key={network.id}
            network={network}
            timer={running?.networkId === network.id ? running : null}
            onEdit={() => onEdit(network)}
          />
        ))}
      </div>
      {archived.length > 0 && (
        <>
          <h3 className={style.subtitle}>{t('networksPage.archived')}</h3>
          <QuietList label={t('networksPage.archived')}>
            {archived.map(network => (
              <QuietLine
                key={network.id}
                end={
                  <QuietButton
                    aria-label={t('network.editOf', { name: network.name })}
                    onClick={() => onEdit(network)}
                  >
                    {t('network.edit')}
                  </QuietButton>
                }
              >
                {network.name}
              </QuietLine>
            ))}
          </QuietList>
        </>
      )}
    </Section>
  )
}
