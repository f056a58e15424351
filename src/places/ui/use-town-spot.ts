import { useEffect, useRef, useState } from 'react'
import type { PlaceDraft } from '../place.ts'
import { findTownSpot } from './use-places.ts'

const PAUSE_MS = 800
const AGAIN_MS = 5000

type Trouble = 'unknown' | 'not-reached'

/**
 * Puts a place where its town is, once one stops typing or leaves the field; asks again until the desk has answered. A
 * point that the owner placed stays.
 */
export function useTownSpot(place: PlaceDraft, onChange: (change: Partial<PlaceDraft>) => void) {
  const { town, postalCode, country, spot } = place
  const key = JSON.stringify([town, postalCode, country])
  const isSaid = town.trim() !== '' || postalCode.trim() !== ''
  // What stands already was asked for these.
  const asked = useRef(spot ? key : '')
  const [told, setTold] = useState<{ key: string; trouble: Trouble } | null>(null)
  const trouble = told?.key === key && spot?.source !== 'owner' ? told.trouble : null

  async function find() {
    if (spot?.source === 'owner' || key === asked.current || !isSaid) return
    asked.current = key
    const found = await findTownSpot({ town, postalCode, country }).catch(() => 'not-reached' as const)
    if (asked.current !== key) return
    if (found === 'not-reached' || !found) {
      asked.current = ''
      setTold({ key, trouble: found ?? 'unknown' })
      if (!found && spot) onChange({ spot: null })
      return
    }
    setTold(null)
    const { name, ...there } = found
    onChange({ spot: there, ...(town.trim() === '' ? { town: name } : {}) })
  }
  const latest = useRef(find)
  latest.current = find

  useEffect(() => {
    // Once one stops typing, even without leaving the field.
    const timer = setTimeout(() => void latest.current(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [key])
  useEffect(() => {
    if (trouble !== 'not-reached') return
    const again = () => void latest.current()
    const timer = setInterval(again, AGAIN_MS)
    addEventListener('online', again)
    return () => {
      clearInterval(timer)
      removeEventListener('online', again)
    }
  }, [trouble])

  return { find: () => void find(), trouble, isSaid }
}
