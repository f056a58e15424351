import { Button, Switch } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { settingsQuery } from '../../web/session.ts'
import {
  mapTilesOf,
  OUTGOING_SERVICES,
  type OutgoingService,
  type OutgoingSettings,
  PUBLIC_SERVERS,
  SENT_TO,
  SERVERS,
  type Server,
  serverOf,
} from '../outgoing-services.ts'
import { OnlineServerForm, type ServersSaid } from './OnlineServerForm.tsx'
import type { SectionProps } from './OwnerSection.tsx'
import style from './SettingsPage.module.css'

/** What the desk may ask of other machines, what it tells them then, and where they are. */
export function OnlineSection({ settings: { outgoing }, change }: SectionProps) {
  const { t } = useTranslation('owner')
  const queries = useQueryClient()
  const last = useRef<Promise<unknown>>(Promise.resolve())

  /** One after the other: all that is allowed is kept at once, and none of two quick answers may be lost. */
  const keep: Keep = (service, isAllowed, said) => {
    const kept = last.current.then(() => {
      const { allowed } = queries.getQueryData(settingsQuery.queryKey)?.outgoing ?? outgoing
      const next = OUTGOING_SERVICES.filter(one =>
        one === service && isAllowed !== null ? isAllowed : allowed.includes(one),
      )
      return change({ outgoing: { ...said, ...(isAllowed === null ? {} : { allowed: next }) } })
    })
    last.current = kept
    // A page may ask only the servers that it was served with.
    if (service === 'tiles') {
      const before = JSON.stringify(mapTilesOf(outgoing))
      void kept.then(() => {
        const after = queries.getQueryData(settingsQuery.queryKey)?.outgoing ?? outgoing
        if (JSON.stringify(mapTilesOf(after)) !== before) location.reload()
      })
    }
    return kept
  }

  return (
    <Section id="online" title={t('outgoing.title')}>
      <p className={style.soft}>{t('outgoing.intro')}</p>
      {OUTGOING_SERVICES.map(service => (
        <Service key={service} service={service} outgoing={outgoing} keep={keep} />
      ))}
    </Section>
  )
}

/** @param isAllowed null: as it is. @returns whether it was kept. */
type Keep = (service: OutgoingService, isAllowed: boolean | null, said?: ServersSaid) => Promise<boolean>

interface ServiceProps {
  service: OutgoingService
  outgoing: OutgoingSettings
  keep: Keep
}

function Service({ service, outgoing, keep }: ServiceProps) {
  const { t } = useTranslation('owner')
  const [form, setForm] = useState<'never' | 'closed' | 'open' | 'to-allow'>('never')
  const server = SERVERS.find(name => name === service)
  const isOpen = form === 'open' || form === 'to-allow'
  const isNowhere = server !== undefined && serverOf(outgoing, server) === null
  const button = t(isNowhere ? 'outgoing.server.name' : 'outgoing.server.change')
  const name = t(`outgoing.name.${service}`)
  return (
    <div className={style.service}>
      <Switch
        label={name}
        description={
          <>
            {t(SENT_TO[service])} {server && <Destination server={server} outgoing={outgoing} />}
          </>
        }
        checked={outgoing.allowed.includes(service)}
        onChange={event => {
          const isAllowed = event.currentTarget.checked
          if (isAllowed && isNowhere) setForm('to-allow')
          else void keep(service, isAllowed)
        }}
      />
      {server && !isOpen && (
        <Button
          variant="subtle"
          className={style.serviceServer}
          aria-label={t('outgoing.server.for', { button, service: name })}
          autoFocus={form === 'closed'}
          onClick={() => setForm('open')}
        >
          {button}
        </Button>
      )}
      {server && isOpen && (
        <OnlineServerForm
          server={server}
          outgoing={outgoing}
          isToAllow={form === 'to-allow'}
          save={async said => {
            const isLost = PUBLIC_SERVERS[server] === null && said.servers[server] === null
            const isAllowed = isLost ? false : form === 'to-allow' ? true : null
            if (await keep(service, isAllowed, said)) setForm('closed')
          }}
          leave={() => setForm('closed')}
        />
      )}
    </div>
  )
}

function Destination({ server, outgoing }: { server: Server; outgoing: OutgoingSettings }) {
  const { t } = useTranslation('owner')
  const address = serverOf(outgoing, server)
  const host = address === null ? null : new URL(address).host
  const isPublic = server !== 'routing' && server !== 'tiles' && outgoing.servers[server] === null
  return (
    <span className={style.serviceHost}>
      {host === null
        ? t('outgoing.to.nobody')
        : t(isPublic ? `outgoing.to.${server}` : 'outgoing.to.own', { host })}
    </span>
  )
}
