import { NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormActions } from '../../web/components/FormActions.tsx'
import {
  addressFor,
  type OutgoingSettings,
  PUBLIC_SERVERS,
  ROUTING_ENGINES,
  type Server,
} from '../outgoing-services.ts'
import style from './SettingsPage.module.css'

export interface ServersSaid {
  /** null: the public one, or none. */
  servers: Partial<OutgoingSettings['servers']>
  routingEngine?: OutgoingSettings['routingEngine']
}

interface Props {
  server: Server
  outgoing: OutgoingSettings
  /** It is asked for because the service was to be allowed. */
  isToAllow: boolean
  save: (said: ServersSaid) => Promise<void>
  leave: () => void
}

/** Where a service is: the owner's own server in the place of the public one. */
export function OnlineServerForm({ server, outgoing, isToAllow, save, leave }: Props) {
  const { t } = useTranslation('owner')
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(outgoing.servers[server] ?? '')
  const [engine, setEngine] = useState(outgoing.routingEngine)
  const [fault, setFault] = useState<'wrong' | 'missing' | null>(null)
  const publicHost = hostOf(PUBLIC_SERVERS[server])

  function submit(event: FormEvent) {
    event.preventDefault()
    const said = typed.trim()
    const address = addressFor(server, said)
    const found = said === '' ? (isToAllow ? 'missing' : null) : address === null ? 'wrong' : null
    setFault(found)
    if (found) {
      field.current?.focus()
      return
    }
    // The public server by its own name is no server of one's own: it is spared as the public one.
    const own = hostOf(address) === publicHost ? null : address
    void save({
      servers: { [server]: own },
      ...(server === 'routing' ? { routingEngine: engine } : {}),
    })
  }

  return (
    <form
      className={style.fields}
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key === 'Escape') leave()
      }}
    >
      <TextInput
        ref={field}
        label={t('outgoing.server.label')}
        description={t(`outgoing.server.hint.${server}`, { host: publicHost })}
        inputMode="url"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
        error={
          fault &&
          t(
            fault === 'wrong' && server === 'tiles'
              ? 'outgoing.server.wrongStyle'
              : `outgoing.server.${fault}`,
          )
        }
      />
      {server === 'routing' && (
        <NativeSelect
          label={t('outgoing.server.engine')}
          value={engine}
          data={ROUTING_ENGINES.map(value => ({ value, label: ENGINE_NAMES[value] }))}
          onChange={event =>
            setEngine(ROUTING_ENGINES.find(name => name === event.currentTarget.value) ?? engine)
          }
        />
      )}
      <FormActions {...(isToAllow ? { save: t('outgoing.server.allow') } : {})} onCancel={leave} />
    </form>
  )
}

/** As their makers write them. */
const ENGINE_NAMES = { osrm: 'OSRM', valhalla: 'Valhalla' } as const

function hostOf(address: string | null): string | null {
  return address === null ? null : new URL(address).host
}
