import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, lazy, Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Key } from '../../web/components/Key.tsx'
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
    <div className={style.onPage}>
      <button type="button" className={style.door} onClick={() => openCapture()}>
        <IconPlus size={20} className={style.plus} aria-hidden="true" />
        <span>{t('ui.line.placeholder')}</span>
      </button>
      <div className={style.place}>
        <CaptureFields capture={capture} field={field} onEscape={() => field.current?.blur()} />
      </div>
    </div>
  )
}

interface FieldsProps {
  capture: Capture
  field: React.RefObject<HTMLTextAreaElement | null>
  onEscape: () => void
}

/** The line, what was understood, and the button that saves. */
export function CaptureFields({ capture, field, onEscape }: FieldsProps) {
  const { t } = useTranslation('encounters')
  const { line, setLine, draft, corrections, correct, askedFor, save, today } = capture
  const isBegun = line.trim() !== '' || draft.people.length > 0
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onEscape()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    void save()
  }
  return (
    <div className={style.sheet}>
      <div className={style.row}>
        <IconPlus size={20} className={style.plus} aria-hidden="true" />
        <textarea
          ref={field}
          rows={1}
          data-autofocus
          className={style.line}
          value={line}
          aria-label={t('ui.line.label')}
          aria-keyshortcuts="N"
          placeholder={t('ui.line.placeholder')}
          enterKeyHint="done"
          autoCapitalize="sentences"
          onChange={event => setLine(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {!isBegun && <Key>N</Key>}
      </div>
      {isBegun && (
        <Suspense>
          <div className={style.understood}>
            <DraftChips
              draft={draft}
              corrections={corrections}
              today={today}
              askedFor={askedFor}
              onCorrect={correct}
            />
            {isNoteOfItsOwn(draft) && <p className={style.note}>{t('ui.chip.note', { text: draft.note })}</p>}
            <div className={style.end}>
              <Button variant="filled" disabled={!isComplete(draft)} onClick={() => void save()}>
                {t(draft.onlyPromises ? 'ui.line.promise' : draft.planned ? 'ui.line.plan' : 'ui.line.save')}
              </Button>
              <Hint draft={draft} />
            </div>
          </div>
        </Suspense>
      )}
    </div>
  )
}

/** What is missing, or what the line will be kept as when it is no encounter. */
function Hint({ draft }: { draft: CaptureDraft }) {
  const { t } = useTranslation('encounters')
  const hint = draft.onlyPromises
    ? t(peopleMeant(draft).length > 0 ? 'ui.line.onlyPromise' : 'ui.line.promiseOfNobody')
    : isComplete(draft)
      ? null
      : t(draft.people.length > 0 ? 'ui.line.onlyTies' : 'ui.line.alone')
  return hint && <p className={style.hint}>{hint}</p>
}

/** A note that is nothing but a promise is shown as the promise. */
function isNoteOfItsOwn({ note, promises, onlyPromises }: CaptureDraft): boolean {
  return !onlyPromises && note !== '' && !promises.some(({ key }) => key === note)
}
