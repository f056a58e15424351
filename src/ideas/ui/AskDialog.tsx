import { Button, Checkbox, Modal, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Channel } from '../../encounters/encounter.ts'
import { useToday } from '../../web/session.ts'
import { useIsPhone } from '../../web/use-is-phone.ts'
import type { IdeaView } from '../idea.ts'
import style from './LetterFields.module.css'
import { LetterFields } from './LetterFields.tsx'
import { newId, useIdeaChanges } from './use-ideas.ts'

/** The asking: a draft, by what it goes, and the journal if the owner wishes. */
export function AskDialog({
  idea,
  thought,
  onClose,
}: {
  idea: IdeaView
  thought: string
  onClose: () => void
}) {
  const { t } = useTranslation('ideas')
  const { t: shell } = useTranslation('web')
  const isPhone = useIsPhone()
  const today = useToday()
  const { setStatus } = useIdeaChanges()
  const [channel, setChannel] = useState<Channel>('mail')
  const [isLogged, setLogged] = useState(true)
  const canLog = idea.person !== null && idea.person.name !== ''

  function finish() {
    onClose()
    const log = canLog && isLogged ? { id: newId(), channel } : null
    void setStatus(idea, { status: 'asked', on: today, thought, log })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={idea.title}
      size="lg"
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': shell('action.close') }}
    >
      <div className={style.dialog}>
        <LetterFields path={`/api/ideas/${idea.id}/draft`} onUsed={setChannel} />
        {canLog && (
          <LogFields channel={channel} onChannel={setChannel} isLogged={isLogged} onLog={setLogged} />
        )}
        <div className={style.end}>
          <Button variant="filled" onClick={finish}>
            {t('ask.asked')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

interface LogProps {
  channel: Channel
  onChannel: (channel: Channel) => void
  isLogged: boolean
  onLog: (isLogged: boolean) => void
}

/** Whether, and how, it is in the journal of encounters too. */
export function LogFields({ channel, onChannel, isLogged, onLog }: LogProps) {
  const { t } = useTranslation('ideas')
  const { t: encounters } = useTranslation('encounters')
  return (
    <>
      <Checkbox
        label={t('ask.log')}
        checked={isLogged}
        onChange={event => onLog(event.currentTarget.checked)}
      />
      {isLogged && (
        <NativeSelect
          label={t('ask.channel')}
          value={channel}
          data={CHANNELS.map(value => ({ value, label: encounters(`ui.channel.${value}`) }))}
          onChange={event => {
            const { value } = event.currentTarget
            onChannel(CHANNELS.find(each => each === value) ?? 'mail')
          }}
        />
      )}
    </>
  )
}
