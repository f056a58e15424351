import { useEffect, useRef } from 'react'

/**
 * The keys of a page, before those of the shell: what is handled here goes no further. Not where one is typing, nor
 * under a dialog. `shift+` and `mod+` come before the key.
 */
export function useListKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isTyping(event.target) || isElsewhere(event.target))
        return
      const isMod = event.ctrlKey || event.metaKey
      const name = event.key.length === 1 ? event.key.toLowerCase() : event.key
      // Signs have their own shift: `/` is typed with it on many keyboards.
      const isShifted = event.shiftKey && (name.length > 1 || /^\p{L}$/u.test(name))
      const run = latest.current[`${isMod ? 'mod+' : ''}${isShifted ? 'shift+' : ''}${name}`]
      if (!run) return
      event.preventDefault()
      run(event)
    }
    // The shell listens on the window, which hears after the document.
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !/^(checkbox|radio|button)$/.test(target.type)
  return target.isContentEditable || /^(textarea|select)$/i.test(target.tagName)
}

function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return true
  return (
    target instanceof HTMLElement &&
    target.closest('[role="menu"], [role="dialog"], [role="listbox"]') !== null
  )
}
