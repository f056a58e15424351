import { useEffect, useRef } from 'react'

/** Keys as typed (`n`, `/`, `?`), two in a row with a space (`g t`), with Ctrl or Cmd as `mod+k`. */
export type Shortcuts = Record<string, () => void>

const SEQUENCE_MS = 1_200

/** Listens everywhere, save where one is typing or a dialog is open (`mod+` keys excepted). */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    let before = { key: '', at: 0 }
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.altKey) return
      const isMod = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      if (!isMod && (isTyping(event.target) || isInDialog())) return
      const isSecond = before.key !== '' && event.timeStamp - before.at < SEQUENCE_MS
      const run =
        latest.current[isMod ? `mod+${key}` : isSecond ? `${before.key} ${key}` : key] ??
        (isMod ? undefined : latest.current[key])
      before = { key: isMod ? '' : key, at: event.timeStamp }
      if (!run) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName))
  )
}

function isInDialog(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null
}
