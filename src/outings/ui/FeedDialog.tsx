import { Checkbox, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useDesk } from '../../web/session.ts'
import { type FeedShown, feedAddress } from '../feed.ts'
import style from './Events.module.css'
import { useEventChanges } from './use-events.ts'
import { newId } from './use-outings.ts'

interface Props {
  /** null: a new one. */
  before: FeedShown | null
  /** What was pasted already. */
  url?: string
  onClose: () => void
}

/** A calendar that is followed: its address, and the name one gives it. */
export function FeedDialog({ before, url: pasted = '', onClose }: Props) {
  const { t } = useTranslation('outings')
  const { saveFeed, askFeed } = useEventChanges()
  const mayAsk = useDesk()?.settings.outgoing.allowed.includes('feeds') ?? false
  const [url, setUrl] = useState(before?.url ?? pasted)
  const [name, setName] = useState(before?.name ?? '')
  const [isPaused, setPaused] = useState(before?.isPaused ?? false)
  const [isUnderWay, setUnderWay] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const address = feedAddress(url)

  async function keep(event: FormEvent) {
    event.preventDefault()
    if (address === null) return
    setUnderWay(true)
    setError(null)
    try {
      const feed = await saveFeed({
        ...(before ?? { id: newId() }),
        name: name.trim(),
        url: address,
        isPaused,
      } as FeedShown)
      const isElsewhere = before?.url !== address
      if (mayAsk && isElsewhere && !isPaused) await askFeed(feed.id)
      onClose()
    } catch (failure) {
      setError(failure)
      setUnderWay(false)
    }
  }

  return (
    <Dialog onClose={onClose} title={t(before ? 'events.feed.edit' : 'events.way.feed')} size="md">
      <form className={style.form} onSubmit={event => void keep(event)}>
        <p>{t('events.feed.say')}</p>
        <TextInput
          label={t('events.feed.url')}
          value={url}
          maxLength={2000}
          required
          data-autofocus
          error={url.trim() === '' || address !== null ? null : t('events.feed.urlWrong')}
          onChange={event => setUrl(event.currentTarget.value)}
        />
        <TextInput
          label={t('events.feed.name')}
          description={t('events.feed.nameHint')}
          value={name}
          maxLength={200}
          onChange={event => setName(event.currentTarget.value)}
        />
        {before && (
          <Checkbox
            label={t('events.feed.pause')}
            checked={isPaused}
            onChange={event => setPaused(event.currentTarget.checked)}
          />
        )}
        {!mayAsk && (
          <p className="soft">
            {t('events.feed.notAllowed')} <Link to="/settings">{t('events.feed.allow')}</Link>
          </p>
        )}
        {isUnderWay && <p role="status">{t('events.feed.asking')}</p>}
        {error !== null && <p role="alert">{sentence}</p>}
        <FormActions
          save={t(before ? 'events.feed.keep' : 'events.feed.follow')}
          isReady={address !== null && !isUnderWay}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  )
}
