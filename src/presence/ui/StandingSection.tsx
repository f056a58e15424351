import { ActionIcon } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { GrowingSection } from '../../web/components/GrowingSection.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { StandingView } from '../standing.ts'
import style from './Presence.module.css'
import { StandingForm } from './StandingForm.tsx'
import { usePresenceChanges, useStanding } from './use-presence.ts'
import { usePresenceWords } from './use-presence-words.ts'

/** The half-days that come back. */
export function StandingSection() {
  const { t } = useTranslation('presence')
  const { data: standing } = useStanding()
  const { saveStanding } = usePresenceChanges()
  const [editing, setEditing] = useState<StandingView | 'new' | null>(null)
  if (!standing) return null
  return (
    <GrowingSection
      title={t('standing.title')}
      add={t('standing.add')}
      onAdd={() => setEditing('new')}
      isAdding={editing !== null}
      nothing={t('standing.none')}
      isEmpty={standing.length === 0}
    >
      {standing.length > 0 && (
        <QuietList label={t('standing.title')}>
          {standing.map(each => (
            <StandingLine key={each.id} standing={each} onEdit={() => setEditing(each)} />
          ))}
        </QuietList>
      )}
      {editing && (
        <StandingForm
          key={editing === 'new' ? 'new' : editing.id}
          before={editing === 'new' ? null : editing}
          onCancel={() => setEditing(null)}
          onSave={draft => {
            setEditing(null)
            void saveStanding(draft)
          }}
        />
      )}
    </GrowingSection>
  )
}

function StandingLine({ standing, onEdit }: { standing: StandingView; onEdit: () => void }) {
  const { t } = useTranslation('presence')
  const { capital, plainDay } = useFormat()
  const { weekdayName } = usePresenceWords()
  const today = useToday()
  const { removeStanding } = usePresenceChanges()
  const { weekday, half, what, place, everyWeeks, until, isProtected, isCompany, people } = standing
  const said = { weekday: weekdayName(weekday), half: t(`half.${half}`) }
  const facts = [
    place !== '' && place !== what && place,
    isProtected && t('standing.protected'),
    isCompany && t('standing.company'),
    until && t(until < today ? 'standing.over' : 'standing.until', { day: plainDay(until, today) }),
  ].filter(Boolean)
  return (
    <QuietLine
      end={
        <>
          <ActionIcon aria-label={t('standing.edit', { what })} onClick={onEdit} my={-8}>
            <IconPencil size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon
            aria-label={t('standing.remove', { what })}
            onClick={() => void removeStanding(standing)}
            my={-8}
            mr={-8}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </>
      }
    >
      {what}
      <span className={style.under}>
        {capital(t(everyWeeks === 1 ? 'standing.weekly' : 'standing.fortnightly', said))}
        {facts.map(fact => ` · ${fact}`)}
      </span>
      {people.length > 0 && (
        <span className={style.under}>
          {people.map(({ id, name }, i) => (
            <span key={id}>
              {i > 0 && ', '}
              <PersonLink id={id} name={name} />
            </span>
          ))}
        </span>
      )}
    </QuietLine>
  )
}
