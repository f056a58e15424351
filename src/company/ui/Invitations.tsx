import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietList } from '../../web/components/QuietList.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useToday } from '../../web/session.ts'
import { type Standing, standingOf } from '../invitation.ts'
import { InvitationLine } from './InvitationLine.tsx'
import style from './invitations.module.css'
import { ReplyForm } from './ReplyForm.tsx'
import { useInvitations } from './use-invitations.ts'
import { useProposing } from './use-proposing.tsx'

const GROUPS = {
  answered: ['countered', 'declined'],
  waiting: ['open', 'expired', 'draft'],
  settled: ['chosen'],
  over: ['met', 'withdrawn'],
} as const satisfies Record<string, readonly Standing[]>
const MOST_OVER = 10

/** Talks proposed to one person each, by where they stand. */
export function Invitations({ onPropose }: { onPropose: () => void }) {
  const { t } = useTranslation('company')
  const today = useToday()
  const { data: invitations, error, refetch } = useInvitations()
  const [isReading, setReading] = useState(false)
  const reader = useRef<HTMLButtonElement | null>(null)
  const { dialog, propose, showLetter } = useProposing()
  if (error && !invitations) return <ErrorNote error={error} retry={() => void refetch()} />
  if (!invitations) return null
  if (invitations.length === 0) {
    return (
      <Section title={t('ui.list.title')}>
        <EmptyState action={<Button onClick={onPropose}>{t('ui.propose')}</Button>}>
          {t('ui.list.empty')}
        </EmptyState>
      </Section>
    )
  }
  return (
    <Section
      title={t('ui.list.title')}
      aside={
        <QuietButton
          aria-expanded={isReading}
          onClick={event => {
            reader.current = event.currentTarget
            setReading(!isReading)
          }}
        >
          {t('ui.list.reply')}
        </QuietButton>
      }
    >
      {isReading && (
        <Sheet className={style.reply}>
          <ReplyForm
            onClose={() => {
              setReading(false)
              reader.current?.focus()
            }}
          />
        </Sheet>
      )}
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map(group => {
        const among = invitations.filter(each =>
          (GROUPS[group] as readonly Standing[]).includes(standingOf(each, today)),
        )
        const shown = group === 'over' ? among.slice(0, MOST_OVER) : among
        if (shown.length === 0) return null
        return (
          <div key={group} className={style.group}>
            <h3>{t(`ui.list.${group}`)}</h3>
            <QuietList label={t(`ui.list.${group}`)}>
              {shown.map(each => (
                <InvitationLine
                  key={each.id}
                  invitation={each}
                  onPropose={() => propose(each.person, each)}
                  onLetter={() => showLetter(each)}
                />
              ))}
            </QuietList>
          </div>
        )
      })}
      {dialog}
    </Section>
  )
}
