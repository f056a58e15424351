import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, type RefObject, Suspense, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import style from './EntryLine.module.css'
import { Key } from './Key.tsx'

interface Props {
  line: string
  onLine: (line: string) => void
  /** What it is for, heard by screen readers. */
  label: string
  placeholder: string
  /** Enter, and the button below when there is one. */
  onSave: () => void
  field?: RefObject<HTMLTextAreaElement | null>
  /** Something else than the words of the line was given already. */
  isBegun?: boolean
  /** The words of the button; without them, what the line stands in has its own. */
  save?: string
  isReady?: boolean
  /** What is missing, or what it will be kept as. */
  hint?: ReactNode
  /** The key that comes here from anywhere. */
  shortcut?: string
  maxLength?: number
  /** In a dialog of its own: no second frame, and the focus when it opens. */
  isBare?: boolean
  /** What was understood. */
  children?: ReactNode
}

/** Something said in one line: what was understood stands below before it is kept. */
export function EntryLine({ line, onLine, label, placeholder, onSave, ...props }: Props) {
  const own = useRef<HTMLTextAreaElement>(null)
  const { field = own, isBegun = line.trim() !== '', save, isReady = true, hint, shortcut } = props
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    // What is begun stays; a dialog closes by itself.
    if (event.key === 'Escape' && !props.isBare) field.current?.blur()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    onSave()
  }
  return (
    <div className={props.isBare ? style.bare : style.sheet}>
      <div className={style.row}>
        <IconPlus size={20} className={style.plus} aria-hidden="true" />
        <textarea
          ref={field}
          rows={1}
          data-autofocus={props.isBare || undefined}
          className={style.line}
          value={line}
          aria-label={label}
          aria-keyshortcuts={shortcut}
          placeholder={placeholder}
          enterKeyHint="done"
          autoCapitalize="sentences"
          maxLength={props.maxLength}
          onChange={event => onLine(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {shortcut && !isBegun && <Key>{shortcut}</Key>}
      </div>
      {isBegun && (props.children || save) && (
        <Suspense>
          <div className={style.understood}>
            {props.children}
            {save && (
              <div className={style.end}>
                <Button variant="filled" disabled={!isReady} onClick={onSave}>
                  {save}
                </Button>
                {hint && <EntryNote>{hint}</EntryNote>}
              </div>
            )}
          </div>
        </Suspense>
      )}
    </div>
  )
}

/** Where there is no room for the line, the way to it. */
export function EntryDoor({ placeholder, onOpen }: { placeholder: string; onOpen: () => void }) {
  return (
    <button type="button" className={style.door} onClick={onOpen}>
      <IconPlus size={20} className={style.plus} aria-hidden="true" />
      <span>{placeholder}</span>
    </button>
  )
}

/** What was understood, piece by piece. */
export function EntryChips({ children }: { children: ReactNode }) {
  const { t } = useTranslation('web')
  return (
    <fieldset className={style.chips}>
      <legend>{t('entry.read')}</legend>
      {children}
    </fieldset>
  )
}

/** A sentence beside or below the line. */
export function EntryNote({ children }: { children: ReactNode }) {
  return <p className={style.note}>{children}</p>
}
