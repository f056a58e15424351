import { Button, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import type { EventProposal } from '../event-proposal.ts'
import { EventForm } from './EventForm.tsx'
import { FeedDialog } from './FeedDialog.tsx'
import { FileDialog } from './FileDialog.tsx'
import { LinkDialog } from './LinkDialog.tsx'
import { useEventChanges } from './use-events.ts'

type Way = 'hand' | 'link' | 'file' | 'feed'

const WAYS = ['hand', 'link', 'file', 'feed'] as const

/** The four ways by which an event comes: by hand, by its page, by a file, by a calendar that is followed. */
export function AddEvent() {
  const { t } = useTranslation('outings')
  const { save } = useEventChanges()
  const [way, setWay] = useState<Way | null>(null)
  const [proposal, setProposal] = useState<EventProposal | null>(null)
  const [feedUrl, setFeedUrl] = useState('')
  const close = () => {
    setWay(null)
    setProposal(null)
    setFeedUrl('')
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />}>{t('events.add')}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {WAYS.map(each => (
            <Menu.Item key={each} onClick={() => setWay(each)}>
              {t(`events.way.${each}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {way === 'hand' && (
        <Dialog onClose={close} title={t('events.way.hand')}>
          <EventForm
            before={proposal}
            onSave={draft => {
              close()
              void save(draft)
            }}
            onCancel={close}
          />
        </Dialog>
      )}
      {way === 'link' && (
        <LinkDialog
          onClose={close}
          onChoose={chosen => {
            setProposal(chosen)
            setWay('hand')
          }}
          onFeed={url => {
            setFeedUrl(url)
            setWay('feed')
          }}
        />
      )}
      {way === 'file' && <FileDialog onClose={close} />}
      {way === 'feed' && <FeedDialog before={null} url={feedUrl} onClose={close} />}
    </>
  )
}
