import { lazy, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryDoor, EntryLine, EntryNote } from '../../web/components/EntryLine.tsx'
import { isPhone } from '../../web/use-is-phone.ts'
import { type CaptureDraft, isComplete, peopleMeant } from '../capture-draft.ts'
import style from './CaptureLine.module.css'
import { offerLine, openCapture } from './capture-door.ts'
import { type Capture, useCapture } from './use-capture.ts'

const DraftChips = lazy(() => import('./DraftChips.tsx').then(part => ({ default: part.DraftChips })))

/** The line that stands on a page: typed into on a desk; on a phone, the way to its sheet. */
export function CaptureLine() {
  const { t } = useTranslation('encounters')
  const field = useRef<HTMLTextAreaElement>(null)
  const capture = useCapture('', () => field.current?.blur())
  useEffect(() => {
    if (isPhone()) return
    return offerLine(() => field.current?.focus())
  }, [])
  return (
    <>
      <div className={style.door}>
        <EntryDoor placeholder={t('ui.line.placeholder')} onOpen={() => openCapture()} />
      </div>
      <div className={style.place}>
        <CaptureFields capture={capture} field={field} />
      </div>
    </>
  )
}

interface FieldsProps {
  capture: Capture
  field: React.RefObject<HTMLTextAreaElement | null>
  isBare?: boolean
}

/** The line, what was understood, and the button that saves. */
export function CaptureFields({ capture, field, isBare = false }: FieldsProps) {
  const { t } = useTranslation('encounters')
  const { line, setLine, draft, corrections, correct, askedFor, save, today } = capture
  return (
    <EntryLine
      field={field}
      line={line}
      onLine={setLine}
      label={t('ui.line.label')}
      placeholder={t('ui.line.placeholder')}
      onSave={() => void save()}
      isBegun={line.trim() !== '' || draft.people.length > 0}
      save={t(draft.onlyPromises ? 'ui.line.promise' : draft.planned ? 'ui.line.plan' : 'ui.line.save')}
      isReady={isComplete(draft)}
      hint={useHint(draft)}
      shortcut="N"
      isBare={isBare}
    >
      <DraftChips
        draft={draft}
        corrections={corrections}
        today={today}
        askedFor={askedFor}
        onCorrect={correct}
      />
      {isNoteOfItsOwn(draft) && <EntryNote>{t('ui.chip.note', { text: draft.note })}</EntryNote>}
    </EntryLine>
  )
}

/** What is missing, or what the line will be kept as when it is no encounter. */
function useHint(draft: CaptureDraft): string | null {
  const { t } = useTranslation('encounters')
  if (draft.onlyPromises)
    return t(peopleMeant(draft).length > 0 ? 'ui.line.onlyPromise' : 'ui.line.promiseOfNobody')
  if (isComplete(draft)) return null
  return t(draft.people.length > 0 ? 'ui.line.onlyTies' : 'ui.line.alone')
}

/** A note that is nothing but a promise is shown as the promise. */
function isNoteOfItsOwn({ note, promises, onlyPromises }: CaptureDraft): boolean {
  return !onlyPromises && note !== '' && !promises.some(({ key }) => key === note)
}
