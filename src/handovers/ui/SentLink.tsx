import { Button, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useTranslation } from 'react-i18next'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { SentView } from '../handover-view.ts'
import style from './handovers.module.css'
import { LetterBox } from './LetterBox.tsx'
import { useHandoverWords } from './use-handover-words.ts'

/** The link, told this once, and the letter that carries it. */
export function SentLink({ sent, onClose }: { sent: SentView; onClose: () => void }) {
  const { t } = useTranslation('handovers')
  const { longDay } = useFormat()
  const { nameOf } = useHandoverWords()
  const today = useToday()
  const clipboard = useClipboard()
  const { handover, url, draft, mailed, problem } = sent
  const name = nameOf(handover.person)
  return (
    <Section title={t(mailed ? 'ui.sent.mailedTitle' : 'ui.sent.title', { name })}>
      <Sheet className={style.stack}>
        {problem && <p role="alert">{t('ui.sent.problem', { problem })}</p>}
        <p>{t('ui.sent.once', { day: longDay(handover.expiresOn ?? today, today) })}</p>
        <div className={style.link}>
          <TextInput
            label={t('ui.sent.link', { name })}
            value={url}
            readOnly
            onFocus={event => event.currentTarget.select()}
          />
          <Button onClick={() => clipboard.copy(url)}>
            {t(clipboard.copied ? 'ui.letter.copied' : 'ui.sent.copy')}
          </Button>
        </div>
        {!mailed && <LetterBox letter={draft} label={t('ui.sent.letter', { name })} isFirst />}
        <div className={style.acts}>
          <Button variant={mailed ? 'filled' : 'subtle'} onClick={onClose}>
            {t('ui.sent.done')}
          </Button>
        </div>
      </Sheet>
    </Section>
  )
}
