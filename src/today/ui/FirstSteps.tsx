import { Button, VisuallyHidden } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { openCapture } from '../../encounters/ui/capture-door.ts'
import { tell } from '../../web/api.ts'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useDesk } from '../../web/session.ts'
import type { Morning } from '../morning.ts'
import style from './FirstSteps.module.css'

const STEPS = ['import', 'pick', 'log'] as const
/** Fewer come from one's own typing, not from an address book. */
const FEWEST_CARDS = 15
type Step = (typeof STEPS)[number]

/** The first day: bring your cards, pick fifteen people who count, log yesterday. */
export function FirstSteps({ newcomer }: { newcomer: Morning['newcomer'] }) {
  const { t } = useTranslation('today')
  const queries = useQueryClient()
  const done = useDesk()?.settings.firstRunDone
  if (!done) return null

  const isDone: Record<Step, boolean> = {
    import: done.includes('import') || newcomer.people >= FEWEST_CARDS,
    pick: done.includes('pick'),
    log: done.includes('log') || newcomer.encounters > 0,
  }
  const next = STEPS.find(step => !isDone[step])
  if (!next || STEPS.every(step => done.includes(step))) return null

  async function putAway() {
    await tell('/api/settings', { method: 'PUT', body: { firstRunDone: STEPS }, done: null })
    await queries.invalidateQueries({ queryKey: ['session'] })
  }
  const variant = (step: Step) => (step === next ? 'filled' : 'default')
  const gestures: Record<Step, ReactNode> = {
    import: (
      <Button component={Link} to="/import" variant={variant('import')}>
        {t('page.first.importGo')}
      </Button>
    ),
    pick: (
      <Button component={Link} to="/carnet?pick=1" variant={variant('pick')}>
        {t('page.first.pickGo')}
      </Button>
    ),
    log: (
      <Button variant={variant('log')} onClick={() => openCapture()}>
        {t('page.first.logGo')}
      </Button>
    ),
  }
  return (
    <Sheet as="section" className={style.first} aria-label={t('page.first.title')}>
      <h2>{t('page.first.title')}</h2>
      <p className="soft">{t('page.first.over')}</p>
      <ol className={style.steps}>
        {STEPS.map((step, i) => (
          <li key={step} className={style.step} data-done={isDone[step]}>
            <span className={style.number} aria-hidden="true">
              {isDone[step] ? <IconCheck size={18} /> : i + 1}
            </span>
            <div>
              <h3>{t(`page.first.${step}`)}</h3>
              {isDone[step] ? (
                <VisuallyHidden>{t('page.first.done')}</VisuallyHidden>
              ) : (
                <p className={style.why}>{t(`page.first.${step}Why`)}</p>
              )}
            </div>
            {!isDone[step] && gestures[step]}
          </li>
        ))}
      </ol>
      <Button variant="subtle" px={0} onClick={() => void putAway()}>
        {t('page.first.dismiss')}
      </Button>
    </Sheet>
  )
}
