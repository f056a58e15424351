import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../people/ui/use-names.ts'
import { currentLanguage } from '../../web/language.ts'
import type { Outcome } from '../../web/outbox.ts'
import { useToday } from '../../web/session.ts'
import { offerUndo } from '../../web/undo.ts'
import { understand } from '../capture.ts'
import {
  bodyOf,
  type CaptureDraft,
  type Corrections,
  draftOf,
  firstUnsure,
  followUpsOf,
  isComplete,
  NO_CORRECTIONS,
  peopleMeant,
} from '../capture-draft.ts'
import { newId, useEncounterChanges } from './use-encounters.ts'

/** One line being typed: what it says, what was corrected, and how to save it. */
export function useCapture(firstLine: string, onSaved: () => void) {
  const { t } = useTranslation('encounters')
  const names = useNames()
  const today = useToday()
  const { save: saveEncounter, saveFollowUp } = useEncounterChanges()
  const [line, setLine] = useState(firstLine)
  const [corrections, setCorrections] = useState(NO_CORRECTIONS)
  const [askedFor, setAskedFor] = useState<string | null>(null)

  const reading = useMemo(
    () => understand(line, { today, language: currentLanguage(), findPeople: words => names.find(words) }),
    [line, today, names],
  )
  const draft = useMemo(() => draftOf(reading, corrections, today), [reading, corrections, today])

  async function save(): Promise<void> {
    const unsure = firstUnsure(draft)
    setAskedFor(unsure?.key ?? null)
    if (unsure || !isComplete(draft)) return
    const sending = send()
    clear()
    onSaved()
    const outcomes = await Promise.all(sending)
    if (outcomes.some(({ kind }) => kind === 'waiting')) {
      offerUndo({ batch: null, done: t('ui.saved.waits') })
    }
  }

  function send(): Promise<Outcome<unknown>>[] {
    if (!draft.onlyPromises) return [saveEncounter(newId(), bodyOf(draft, newId), namesOf(draft))]
    // In order: the second may be of somebody whom the first brings into the cardex.
    let last: Promise<unknown> = Promise.resolve()
    return followUpsOf(draft, newId).map(followUp => {
      const sending = last.then(() => saveFollowUp(followUp))
      last = sending
      return sending
    })
  }

  function clear() {
    setLine('')
    setCorrections(NO_CORRECTIONS)
    setAskedFor(null)
  }

  const correct = (next: Corrections) => {
    setAskedFor(null)
    setCorrections(next)
  }
  return { line, setLine, draft, corrections, correct, askedFor, save, today }
}

export type Capture = ReturnType<typeof useCapture>

/** Each person once, in the order of their ids in the body. */
function namesOf(draft: CaptureDraft): string[] {
  const seen = new Set<string>()
  return peopleMeant(draft).flatMap(({ who }) => {
    if (who.kind === 'unsure' || who.kind === 'unnamed' || (who.kind === 'known' && seen.has(who.person.id)))
      return []
    if (who.kind === 'known') seen.add(who.person.id)
    return [who.kind === 'known' ? who.person.name : who.name]
  })
}
