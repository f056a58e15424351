import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CHANNELS, type Channel } from '../../encounters/encounter.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { useToday } from '../../web/session.ts'
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
    <Dialog onClose={onClose} title={idea.title}>
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
    </Dialog>
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
