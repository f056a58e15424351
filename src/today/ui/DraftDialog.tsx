import { Button, SegmentedControl, Skeleton, Textarea, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Channel } from '../../encounters/encounter.ts'
import { newId, useEncounterChanges } from '../../encounters/ui/use-encounters.ts'
import type { Day } from '../../lib/day.ts'
import { ask } from '../../web/api.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { DRAFT_KINDS, type DraftKind } from '../draft.ts'
import type { SaidSuggestion } from '../morning.ts'
import style from './DraftDialog.module.css'
import { channelOf, givenSign } from './given-sign.ts'
import { useReplies } from './use-morning.ts'

interface Props {
  suggestion: SaidSuggestion
  first: DraftKind
  today: Day
  onClose: () => void
}

/** A message as the owner would write it, to change at will, to send by what they use, then to tick. */
export function DraftDialog({ suggestion: { person, phone, email }, first, today, onClose }: Props) {
  const { t } = useTranslation('today')
  const { putAway } = useReplies(today)
  const { save } = useEncounterChanges()
  const clipboard = useClipboard()
  const [kind, setKind] = useState(first)
  const [subject, setSubject] = useState('')
  const [text, setText] = useState('')
  const [used, setUsed] = useState<Channel | null>(null)
  const draft = useQuery({
    queryKey: ['draft', person.id, kind],
    queryFn: ({ signal }) =>
      ask<{ subject: string; text: string }>(`/api/today/draft/${person.id}?kind=${kind}`, signal),
    // Written anew each time the dialog opens; never under the owner's hands while it is open.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  useEffect(() => {
    if (!draft.data) return
    setSubject(draft.data.subject)
    setText(draft.data.text)
  }, [draft.data])

  async function finish() {
    onClose()
    putAway(person.id)
    await save(newId(), givenSign(person.id, used ?? channelOf(kind, email), today), [person.name])
  }

  const isCall = kind === 'call' && phone !== null
  const variant = (isFirst: boolean) => (isFirst && used === null ? 'filled' : 'default')
  return (
    <Dialog onClose={onClose} title={person.name}>
      <div className={style.draft}>
        <SegmentedControl
          aria-label={t('page.draft.kind')}
          value={kind}
          onChange={value => setKind(value as DraftKind)}
          data={DRAFT_KINDS.map(value => ({ value, label: t(`page.draft.kinds.${value}`) }))}
        />
        {isCall && (
          <Button component="a" href={`tel:${phone}`} variant={variant(true)} onClick={() => setUsed('call')}>
            {t('page.draft.call', { phone })}
          </Button>
        )}
        {kind === 'call' && !phone && <p className="soft">{t('page.draft.noPhone')}</p>}
        {!isCall && draft.isPending && <Skeleton height={190} />}
        {!isCall && draft.isError && <p className="soft">{t('page.draft.offline')}</p>}
        {!isCall && !draft.isPending && (
          <>
            {email && (
              <TextInput
                label={t('page.draft.subject')}
                value={subject}
                onChange={event => setSubject(event.currentTarget.value)}
              />
            )}
            <Textarea
              label={t('page.draft.text')}
              rows={8}
              value={text}
              onChange={event => setText(event.currentTarget.value)}
            />
            <div className={style.actions}>
              {email && (
                <Button
                  component="a"
                  href={mailLink(email, subject, text)}
                  variant={variant(true)}
                  onClick={() => setUsed('mail')}
                >
                  {t('page.draft.mail')}
                </Button>
              )}
              {phone && (
                <Button
                  component="a"
                  href={`sms:${phone}?&body=${encodeURIComponent(text)}`}
                  variant={variant(!email)}
                  onClick={() => setUsed('message')}
                >
                  {t('page.draft.sms')}
                </Button>
              )}
              <Button
                variant={variant(!phone && !email)}
                onClick={() => {
                  clipboard.copy(text)
                  setUsed(used ?? 'message')
                }}
              >
                {t(clipboard.copied ? 'page.draft.copied' : 'page.draft.copy')}
              </Button>
            </div>
          </>
        )}
        <div className={style.end}>
          <Button variant={used === null ? 'default' : 'filled'} onClick={() => void finish()}>
            {t('page.draft.done')}
          </Button>
          <p className={style.hint}>{t('page.draft.hint')}</p>
        </div>
      </div>
    </Dialog>
  )
}

function mailLink(email: string, subject: string, text: string): string {
  return `mailto:${encodeURIComponent(email).replace('%40', '@')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`
}
