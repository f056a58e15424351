import { ActionIcon, Checkbox, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeopleSearch } from '../../people/ui/people-search.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { LeapStepView, LeapView } from '../leap.ts'
import { type Door, type Line, lineOf } from '../lines.ts'
import type { Readiness } from '../readiness.ts'
import { sayReadiness } from '../say-readiness.ts'
import { ownText, stepText } from '../step-text.ts'
import style from './LeapPage.module.css'
import { StepForm } from './StepForm.tsx'
import { stepDraft, useLeapChanges } from './use-leaps.ts'

interface Props {
  leap: LeapView
  step: LeapStepView
  readiness: Readiness | null
  /** Among the next ones to take. */
  isNext: boolean
}

/** A step: ticked where it stands, opened where it is done, made a promise of. */
export function StepLine({ leap, step, readiness, isNext }: Props) {
  const { t } = useTranslation('leap')
  const { t: anyWords } = useTranslation()
  const { plainDay } = useFormat()
  const today = useToday()
  const { saveStep } = useLeapChanges()
  const [isEditing, setEditing] = useState(false)
  const line = lineOf(leap.kind, step.line)
  const { dueOn, doneOn } = step
  const text = stepText(step, leap.town, anyWords)
  // Ticked at once, before the desk has answered.
  const [isDone, setDone] = useState(doneOn !== null)
  useEffect(() => setDone(doneOn !== null), [doneOn])
  if (isEditing) {
    return (
      <li className={style.step}>
        <div className={style.words}>
          <StepForm
            step={{ ...stepDraft(step), text }}
            onCancel={() => setEditing(false)}
            onSave={edited => {
              setEditing(false)
              const own = ownText(edited, leap.town, anyWords)
              void saveStep({ ...edited, text: own }, 'stepEdited', edited.text)
            }}
          />
        </div>
      </li>
    )
  }
  const tick = (done: boolean) => {
    setDone(done)
    const ticked = { ...stepDraft(step), doneOn: done ? today : null }
    void saveStep(ticked, done ? 'stepDone' : 'stepEdited', text).then(
      ({ kind }) => kind === 'refused' && setDone(!done),
    )
  }
  return (
    <li className={style.step} data-done={isDone}>
      <Checkbox
        className={style.box}
        checked={isDone}
        aria-label={t('steps.tick', { text })}
        onChange={event => tick(event.currentTarget.checked)}
      />
      <div className={style.words}>
        <p className={style.over}>
          <span>{line ? t(`line.${line.key}.title`) : t('steps.own')}</span>
          <time dateTime={dueOn}>{plainDay(dueOn, today)}</time>
        </p>
        <p className={style.text}>{text}</p>
        {isNext && !isDone && line && <Measured line={line} leap={leap} readiness={readiness} />}
        {!isNext && !isDone && step.promise && <p className="soft small">{t('steps.promised')}</p>}
        {isNext && !isDone && <StepGestures leap={leap} step={step} line={line} text={text} />}
      </div>
      <StepMenu step={step} text={text} isOpen={!isDone} onEdit={() => setEditing(true)} />
    </li>
  )
}

function Measured({ line, leap, readiness }: { line: Line; leap: LeapView; readiness: Readiness | null }) {
  const { t } = useTranslation()
  const { language } = useFormat()
  if (!line.measure || !readiness) return null
  const [sentence] = sayReadiness(line.measure, readiness, { t, language, town: leap.town })
  return sentence ? <p className={style.measured}>{sentence}</p> : null
}

interface GesturesProps {
  leap: LeapView
  step: LeapStepView
  line: Line | null
  /** What the step says. */
  text: string
}

function StepGestures({ leap, step, line, text }: GesturesProps) {
  const { t } = useTranslation('leap')
  const { promise } = useLeapChanges()
  return (
    <p className={style.gestures}>
      {line && <DoorLink door={line.door} town={leap.town} words={t(`line.${line.key}.door`)} />}
      {step.promise ? (
        <span className="soft small">{t('steps.promised')}</span>
      ) : (
        <QuietButton onClick={() => void promise(step, text)}>{t('steps.promise')}</QuietButton>
      )}
    </p>
  )
}

function DoorLink({ door, town, words }: { door: Door; town: string; words: string }) {
  if (door.to !== '/carnet') {
    return (
      <Link to={door.to} className={style.door}>
        {words}
      </Link>
    )
  }
  return (
    <Link to="/carnet" search={searchOf(door.show, town)} className={style.door}>
      {words}
    </Link>
  )
}

function searchOf(show: Extract<Door, { to: '/carnet' }>['show'], town: string): PeopleSearch {
  switch (show) {
    case 'pick':
      return { pick: 1 }
    case 'town':
      return { q: town }
    case 'unseen':
      return { met: '365' }
    case 'clients':
      return { relation: 'client' }
    case 'circle-2':
      return { circle: 2 }
    case 'circle-3':
      return { circle: 3 }
    case 'circle-4':
      return { circle: 4 }
  }
}

interface MenuProps {
  step: LeapStepView
  text: string
  isOpen: boolean
  onEdit: () => void
}

function StepMenu({ step, text, isOpen, onEdit }: MenuProps) {
  const { t } = useTranslation('leap')
  const { removeStep, promise } = useLeapChanges()
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('steps.more', { text })}>
          <IconDots size={18} aria-hidden="true" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {isOpen && !step.promise && (
          <Menu.Item onClick={() => void promise(step, text)}>{t('steps.promise')}</Menu.Item>
        )}
        <Menu.Item onClick={onEdit}>{t('steps.edit')}</Menu.Item>
        <Menu.Item onClick={() => void removeStep(step, text)}>{t('steps.delete')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
