import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { NetworkView, Timer } from '../network.ts'
import style from './Networks.module.css'
import { MinutesForm, TimeList } from './TimeList.tsx'
import { useNetworkChanges } from './use-networks.ts'
import { useSince } from './use-since.ts'

interface Props {
  network: NetworkView
  /** The timer that runs here. */
  timer: Timer | null
  onEdit: () => void
}

/** A network: this week's time of what it may take, its timer, and its rhythm. */
export function NetworkCard({ network, timer, onEdit }: Props) {
  const { t } = useTranslation('networks')
  const { startTimer, stopTimer } = useNetworkChanges()
  const [opened, setOpened] = useState<'minutes' | 'details' | null>(null)
  const { name, url } = network
  const toggle = (what: 'minutes' | 'details') => setOpened(opened === what ? null : what)
  return (
    <Sheet as="article" className={style.card} aria-label={name}>
      <div className={style.head}>
        <h3 className={style.name}>
          {url === '' ? (
            name
          ) : (
            <a
              href={url}
              target="_blank"
              rel="noreferrer"
              className={style.open}
              aria-label={t('network.open', { name })}
            >
              {name}
            </a>
          )}
        </h3>
        {timer ? (
          <Button
            variant="filled"
            aria-label={t('network.stopOf', { name })}
            onClick={() => void stopTimer(timer)}
          >
            {t('network.stop')}
          </Button>
        ) : (
          <Button aria-label={t('network.startOf', { name })} onClick={() => void startTimer(network)}>
            {t('network.start')}
          </Button>
        )}
      </div>
      {timer && <Running timer={timer} />}
      <Week network={network} />
      <div className={style.gestures}>
        <QuietButton aria-label={t('network.minutesOf', { name })} onClick={() => toggle('minutes')}>
          {t('network.minutes')}
        </QuietButton>
        <QuietButton
          aria-label={t('network.detailsOf', { name })}
          aria-expanded={opened === 'details'}
          onClick={() => toggle('details')}
        >
          {t(opened === 'details' ? 'network.hide' : 'network.details')}
        </QuietButton>
        <QuietButton aria-label={t('network.editOf', { name })} onClick={onEdit}>
          {t('network.edit')}
        </QuietButton>
      </div>
      {opened === 'minutes' && <MinutesForm network={network} onDone={() => setOpened(null)} />}
      {opened === 'details' && <TimeList network={network} />}
    </Sheet>
  )
}

function Running({ timer }: { timer: Timer }) {
  const { t } = useTranslation('networks')
  const since = useSince(timer.startedAt)
  return <p role="status">{t('network.runs', { since })}</p>
}

function Week({ network }: { network: NetworkView }) {
  const { t } = useTranslation('networks')
  const { duration } = useFormat()
  const { weekMinutes, budgetMinutes, monthPosts, postsAMonth } = network
  const budget = budgetMinutes === null ? '' : duration(budgetMinutes)
  const time = weekMinutes === 0 ? '' : duration(weekMinutes)
  const key = `${time ? 'week' : 'weekNone'}${budget ? 'Of' : ''}` as const
  return (
    <p>
      {t(`network.${key}`, { time, budget })}
      {postsAMonth !== null && ` ${t('network.rhythm', { n: monthPosts, wanted: postsAMonth })}`}
      {network.note !== '' && <span className={style.under}>{network.note}</span>}
    </p>
  )
}
