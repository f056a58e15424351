import { Button, Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId, useEncounterChanges } from '../../encounters/ui/use-encounters.ts'
import type { Day } from '../../lib/day.ts'
import { Avatar } from '../../web/components/Avatar.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useIsPhone } from '../../web/use-is-phone.ts'
import type { DraftKind } from '../draft.ts'
import type { SaidSuggestion } from '../morning.ts'
import { channelOf, givenSign } from './given-sign.ts'
import style from './SuggestionCard.module.css'
import { useReplies } from './use-morning.ts'

const DraftDialog = lazy(() => import('./DraftDialog.tsx').then(part => ({ default: part.DraftDialog })))

const LATER = [
  { words: 'tomorrow', days: 1 },
  { words: 'week', days: 7 },
  { words: 'month', days: 30 },
] as const

/** Somebody to give a sign to: who, why in a sentence, and the next gesture. */
export function SuggestionCard({ suggestion, today }: { suggestion: SaidSuggestion; today: Day }) {
  const { t } = useTranslation('today')
  const { reply, putAway } = useReplies(today)
  const { save } = useEncounterChanges()
  const [draft, setDraft] = useState<DraftKind | null>(null)
  const { person, reasons, slot, kind, email } = suggestion
  const second = other(suggestion)
  const isPhone = useIsPhone()
  // Four gestures on one line: the longest says itself shorter.
  const gesture = (of: DraftKind) => t(`page.action.${isPhone && of === 'see' ? 'seeShort' : of}`)

  async function finish() {
    putAway(person.id)
    await save(newId(), givenSign(person.id, channelOf(kind, email), today), [person.name])
  }

  return (
    <Sheet as="article" className={style.card} aria-label={person.name}>
      <Avatar name={person.name} person={person} />
      <div className={style.words}>
        <p>
          <span className={style.name}>
            <PersonLink id={person.id} name={person.name} />
          </span>{' '}
          <span className={style.what}>
            {[person.title || person.organisation, person.town].filter(Boolean).join(', ')}
          </span>
        </p>
        <p className={style.why}>
          {(slot === 'usual' ? reasons : reasons.slice(0, -1)).join(' ')}
          {slot !== 'usual' && <span className={style.slot}> {reasons.at(-1)}</span>}
        </p>
      </div>
      <div className={style.actions}>
        <Button variant="filled" aria-label={t(`page.action.${kind}`)} onClick={() => setDraft(kind)}>
          {gesture(kind)}
        </Button>
        <Button aria-label={t(`page.action.${second}`)} onClick={() => setDraft(second)}>
          {gesture(second)}
        </Button>
        <Button
          variant="subtle"
          aria-label={t('page.action.doneFor', { name: person.name })}
          onClick={() => void finish()}
        >
          {t('page.draft.done')}
        </Button>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="subtle" aria-label={t('page.action.laterFor', { name: person.name })}>
              {t('page.action.later')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {LATER.map(({ words, days }) => (
              <Menu.Item key={words} onClick={() => void reply(person, { days })}>
                {t(`page.action.${words}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => void reply(person, 'never')}>{t('page.action.never')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {draft && (
        <Suspense>
          <DraftDialog suggestion={suggestion} first={draft} today={today} onClose={() => setDraft(null)} />
        </Suspense>
      )}
    </Sheet>
  )
}

/** The second gesture offered: nearer than the first where it can be. */
function other({ kind, phone }: SaidSuggestion): DraftKind {
  if (kind === 'see') return 'write'
  return kind === 'write' && phone ? 'call' : 'see'
}
