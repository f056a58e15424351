import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import type { EventProposal } from '../event-proposal.ts'
import style from './Events.module.css'
import { useEventWords } from './use-event-words.ts'
import { readLink } from './use-events.ts'

interface Props {
  onClose: () => void
  onChoose: (proposal: EventProposal) => void
  /** What was pasted is a calendar, not a page. */
  onFeed: (url: string) => void
}

/** The page of an event, pasted: what it says is looked through before it is kept. */
export function LinkDialog({ onClose, onChoose, onFeed }: Props) {
  const { t } = useTranslation('outings')
  const { when } = useEventWords()
  const { capital } = useFormat()
  const [url, setUrl] = useState('')
  const [isUnderWay, setUnderWay] = useState(false)
  const [found, setFound] = useState<EventProposal[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)

  async function read(event: FormEvent) {
    event.preventDefault()
    setUnderWay(true)
    setError(null)
    setFound(null)
    try {
      const { proposals, isFeed } = await readLink(url.trim())
      const [only, second] = proposals
      if (isFeed) onFeed(url.trim())
      else if (only && !second && only.knownId === null) onChoose(only)
      else setFound(proposals)
    } catch (failure) {
      setError(failure)
    }
    setUnderWay(false)
  }

  return (
    <Dialog onClose={onClose} title={t('events.way.link')} size="md">
      <form className={style.form} onSubmit={event => void read(event)}>
        <TextInput
          label={t('events.link.url')}
          description={t('events.link.hint')}
          type="url"
          value={url}
          maxLength={2000}
          required
          data-autofocus
          onChange={event => setUrl(event.currentTarget.value)}
        />
        {isUnderWay && <p role="status">{t('events.link.reading')}</p>}
        {error !== null && <p role="alert">{sentence}</p>}
        {found?.length === 0 && <p role="alert">{t('events.link.nothing')}</p>}
        {found && found.length > 0 && (
          <QuietList label={t('events.link.found')}>
            {found.map(one => (
              <QuietLine
                key={`${one.title} ${one.start?.day} ${one.start?.time}`}
                end={one.knownId === null ? null : t('events.link.known')}
              >
                <button type="button" className={style.open} onClick={() => onChoose(one)}>
                  {one.title}
                </button>
                <span className={style.under}>
                  {one.start &&
                    capital(
                      when({
                        ...one.start,
                        endDay: one.end?.day ?? one.start.day,
                        endTime: one.end?.time ?? null,
                      }),
                    )}
                </span>
              </QuietLine>
            ))}
          </QuietList>
        )}
        <FormActions
          save={t('events.link.read')}
          isReady={url.trim() !== '' && !isUnderWay}
          onCancel={onClose}
        >
          {found?.length === 0 && (
            <Button variant="subtle" onClick={() => onChoose(emptyAt(url.trim()))}>
              {t('events.way.hand')}
            </Button>
          )}
        </FormActions>
      </form>
    </Dialog>
  )
}

/** The page said nothing: the rest is written by hand. */
function emptyAt(url: string): EventProposal {
  return {
    title: '',
    kind: 'other',
    start: null,
    end: null,
    zone: '',
    rule: null,
    place: '',
    address: '',
    position: null,
    onlineUrl: '',
    url,
    organiser: '',
    description: '',
    price: null,
    attendees: null,
    status: 'scheduled',
    source: 'link',
    knownId: null,
  }
}
