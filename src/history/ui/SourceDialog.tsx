import { Button, NumberInput, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { uuidv7 } from '../../lib/uuid.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { useFormat } from '../../web/format.ts'
import type { SourceKind, SourceShown } from '../source.ts'
import style from './Sources.module.css'
import { type MailboxFound, useSourceChanges } from './use-sources.ts'

const IMAP_TLS = 993

/** A calendar's address, or the server of a mailbox; what is secret is never shown again. */
export function SourceDialog({ edited, onClose }: { edited: SourceShown | SourceKind; onClose: () => void }) {
  const { t } = useTranslation('history')
  const { number } = useFormat()
  const { save, attempt } = useSourceChanges()
  const known = typeof edited === 'string' ? null : edited
  const kind = typeof edited === 'string' ? edited : edited.kind
  const [id] = useState(() => known?.id ?? uuidv7(new Date()))
  const [name, setName] = useState(known?.name ?? '')
  const [host, setHost] = useState(known?.host ?? '')
  const [port, setPort] = useState(known?.port ?? IMAP_TLS)
  const [user, setUser] = useState(known?.user ?? '')
  const [secret, setSecret] = useState('')
  const [found, setFound] = useState<MailboxFound | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const said = secret === '' ? {} : { secret }

  const run = async (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    setFound(null)
    await work().catch(setError)
    setBusy(false)
  }
  const keep = () =>
    run(async () => {
      const place = { kind, name, host, port, user, isPaused: known?.isPaused ?? false }
      await save({ id, ...place, ...said, ...(known ? { revision: known.revision } : {}) })
      onClose()
    })
  return (
    <Dialog title={t(`sources.dialog.${kind}`)} onClose={onClose} size="md">
      <form
        className={style.fields}
        onSubmit={event => {
          event.preventDefault()
          void keep()
        }}
      >
        {error !== null && <ErrorNote error={error} />}
        {kind === 'calendar' ? (
          <TextInput
            label={t('sources.dialog.address')}
            description={known ? t('sources.dialog.kept') : t('sources.dialog.addressHint')}
            required={!known}
            value={secret}
            maxLength={2000}
            autoComplete="off"
            onChange={event => setSecret(event.currentTarget.value)}
          />
        ) : (
          <>
            <TextInput
              label={t('sources.dialog.host')}
              placeholder={t('sources.dialog.hostHint')}
              required
              value={host}
              maxLength={300}
              onChange={event => setHost(event.currentTarget.value)}
            />
            <NumberInput
              label={t('sources.dialog.port')}
              value={port}
              min={1}
              max={65_535}
              onChange={value => setPort(Number(value) || IMAP_TLS)}
            />
            <TextInput
              label={t('sources.dialog.user')}
              required
              value={user}
              maxLength={300}
              autoComplete="off"
              onChange={event => setUser(event.currentTarget.value)}
            />
            <PasswordInput
              label={t('sources.dialog.password')}
              description={known ? t('sources.dialog.kept') : t('sources.dialog.passwordHint')}
              required={!known}
              value={secret}
              maxLength={2000}
              autoComplete="new-password"
              onChange={event => setSecret(event.currentTarget.value)}
            />
          </>
        )}
        <TextInput
          label={t('sources.dialog.name')}
          value={name}
          maxLength={300}
          onChange={event => setName(event.currentTarget.value)}
        />
        <p role="status" className={style.soft}>
          {found &&
            t('sources.dialog.opened', {
              count: found.messages,
              n: number(found.messages),
              folders: number(found.folders),
            })}
        </p>
        <div className={style.actions}>
          <Button type="submit" variant="filled" loading={isBusy}>
            {t('sources.dialog.save')}
          </Button>
          {kind === 'mailbox' && (
            <Button
              disabled={isBusy || host === '' || user === ''}
              onClick={() => void run(async () => setFound(await attempt({ id, host, port, user, ...said })))}
            >
              {t('sources.dialog.try')}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
