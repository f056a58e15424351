import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayAt } from '../../lib/day.ts'
import type { Named } from '../../people/person.ts'
import { PersonPicker } from '../../people/ui/PersonPicker.tsx'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useDesk, useToday } from '../../web/session.ts'
import type { ReaderReply } from '../reader.ts'
import style from './Episode.module.css'
import { useReaderGesture } from './use-readers.ts'

/** What readers wrote: kept as an exchange with somebody, or put aside. */
export function RepliesSection({ replies }: { replies: ReaderReply[] }) {
  const { t } = useTranslation('review')
  const waiting = replies.filter(({ state }) => state === 'waiting')
  return (
    <Section title={t('readersPage.replies.title')} id="replies">
      {waiting.length === 0 ? (
        <p className="soft">{t('readersPage.replies.none')}</p>
      ) : (
        <div className={style.stack}>
          {waiting.map(reply => (
            <Reply key={reply.id} reply={reply} />
          ))}
        </div>
      )}
    </Section>
  )
}

function Reply({ reply }: { reply: ReaderReply }) {
  const { t } = useTranslation('review')
  const { plainDay } = useFormat()
  const today = useToday()
  const zone = useDesk()?.settings.timeZone || 'UTC'
  const { act, error, isBusy } = useReaderGesture()
  const sentence = useSentenceOf(error)
  const [person, setPerson] = useState<Named | null>(null)
  const name = [reply.name || t('readersPage.replies.nobody'), reply.mail]
    .filter(said => said !== '')
    .join(', ')
  const day = plainDay(dayAt(new Date(reply.receivedAt), zone), today)
  return (
    <div className={style.heard}>
      <p className="soft">{t('readersPage.replies.from', { name, day })}</p>
      <p className={style.words}>{reply.text}</p>
      <PersonPicker label={t('readersPage.replies.who')} chosen={person} onChoose={setPerson} />
      {error !== null && <p role="alert">{sentence}</p>}
      <div className={style.acts}>
        <Button
          disabled={isBusy || person === null}
          onClick={() =>
            act(`/replies/${reply.id}/acceptance`, {
              method: 'POST',
              body: { personId: person?.id },
              done: t('readersPage.replies.accepted'),
            })
          }
        >
          {t('readersPage.replies.accept')}
        </Button>
        <Button
          variant="subtle"
          disabled={isBusy}
          onClick={() =>
            act(`/replies/${reply.id}/refusal`, { method: 'POST', done: t('readersPage.replies.refused') })
          }
        >
          {t('readersPage.replies.refuse')}
        </Button>
      </div>
    </div>
  )
}
