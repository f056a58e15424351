import { Button, Menu } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import { Avatar } from '../../web/components/Avatar.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useToday } from '../../web/session.ts'
import type { ThanksDue } from '../shown.ts'
import style from './ThanksCard.module.css'
import { ThanksReason } from './ThanksReason.tsx'
import { useThanksAnswers } from './use-thanks.ts'
import { useThanksNote } from './use-thanks-note.ts'

const ThanksDialog = lazy(() => import('./ThanksDialog.tsx').then(part => ({ default: part.ThanksDialog })))

const LATER = [
  { words: 'inWeek', days: 7 },
  { words: 'inMonth', days: 30 },
] as const

/** Somebody to thank, or to tell: why, in a sentence, and the gesture. */
export function ThanksCard({ due }: { due: ThanksDue }) {
  const { t } = useTranslation('reciprocity')
  const today = useToday()
  const answer = useThanksAnswers()
  const noteOf = useThanksNote()
  const [isOpen, setOpen] = useState(false)
  const { person, ways } = due
  const { name } = person
  const [way = 'mail'] = ways
  const isCall = way === 'call'
  return (
    <Sheet as="article" className={style.card} aria-label={name}>
      <Avatar name={name} person={person} />
      <div>
        <p>
          <span className={style.name}>
            <PersonLink id={person.id} name={name} />
          </span>{' '}
          <span className={style.what}>
            {[person.title || person.organisation, person.town].filter(Boolean).join(', ')}
          </span>
        </p>
        <p className={style.why}>
          <ThanksReason due={due} />
        </p>
      </div>
      <div className={style.actions}>
        <Button
          variant="filled"
          aria-label={t(isCall ? 'thanks.callTo' : 'thanks.writeTo', { name })}
          onClick={() => setOpen(true)}
        >
          {t(isCall ? 'thanks.call' : 'thanks.write')}
        </Button>
        <Button
          variant="subtle"
          aria-label={t('thanks.saidTo', { name })}
          onClick={() => void answer(due, { answer: 'said', how: way, note: noteOf(due) })}
        >
          {t('thanks.said')}
        </Button>
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="subtle" aria-label={t('thanks.laterFor', { name })}>
              {t('thanks.later')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {LATER.map(({ words, days }) => (
              <Menu.Item
                key={words}
                onClick={() => void answer(due, { answer: 'later', until: addDays(today, days) })}
              >
                {t(`thanks.${words}`)}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => void answer(due, { answer: 'declined' })}>
              {t('thanks.decline')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {isOpen && (
        <Suspense>
          <ThanksDialog due={due} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </Sheet>
  )
}
