import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Named, PersonDetail } from '../../people/person.ts'
import { useNames } from '../../people/ui/use-names.ts'
import { askOrKept } from '../../web/kept.ts'
import { useToday } from '../../web/session.ts'
import { beyondLimits } from '../limits.ts'
import {
  type DraftSource,
  firstUnsureIn,
  type LineCorrections,
  lineDraft,
  mandateBody,
  NO_LINE_CORRECTIONS,
} from '../mandate-draft.ts'
import {
  askedOf,
  type ProposedSource,
  proposeProvenance,
  type StandingSource,
} from '../propose-provenance.ts'
import { readMandate } from '../read-mandate.ts'
import { newId, useCurrency, useMandateChanges } from './use-mandates.ts'

/** One line being typed: what it says, what was corrected, and how to save it. */
export function useMandateLine() {
  const names = useNames()
  const today = useToday()
  const currency = useCurrency()
  const { note } = useMandateChanges()
  const [line, setLine] = useState('')
  const [corrections, setCorrections] = useState(NO_LINE_CORRECTIONS)
  const [askedFor, setAskedFor] = useState<string | null>(null)

  const reading = useMemo(() => readMandate(line, words => names.find(words)), [line, names])
  const draft = useMemo(() => lineDraft(reading, corrections), [reading, corrections])
  const { client, sources } = draft
  const proposed = useProposed(sources.map(standing), client?.who.kind === 'known' ? client.who.person : null)
  const beyond = beyondLimits({
    ...draft,
    minutesSpent: 0,
    contributions: sources.map(({ chain }) => ({ personIds: chain.map(({ key }) => key) })),
  })
  const isReady = draft.what !== '' && beyond.length === 0

  function save(): void {
    const unsure = firstUnsureIn(draft)
    setAskedFor(unsure?.key ?? null)
    if (unsure || !isReady) return
    void note(mandateBody(draft, { today, currency, newId }))
    empty()
  }
  function empty(): void {
    setLine('')
    setCorrections(NO_LINE_CORRECTIONS)
    setAskedFor(null)
  }

  const correct = (next: LineCorrections) => {
    setAskedFor(null)
    setCorrections(next)
  }
  const accept = (source: ProposedSource) => {
    const key = source.extends ? (sources.find(({ kind }) => kind !== 'unknown')?.key ?? null) : null
    // What goes on from a card goes on from it as it stands.
    const before = corrections.accepted.filter(each => each.key !== key || key === null)
    const isCard = corrections.accepted.some(each => each.key === null) && source.extends
    const accepted = isCard ? [{ key: null, source }] : [...before, { key, source }]
    correct({ ...corrections, accepted })
  }
  return {
    line,
    setLine,
    draft,
    corrections,
    correct,
    askedFor,
    save,
    isReady,
    beyond,
    proposed,
    accept,
  }
}

export type MandateLineState = ReturnType<typeof useMandateLine>

/** What the card of the one it hangs on adds to where the work came from; null: nothing. */
export function useProposed(sources: readonly StandingSource[], client: Named | null): ProposedSource | null {
  const asked = askedOf(sources, client)
  const { data: card } = useQuery({
    queryKey: ['person', asked?.id],
    queryFn: ({ signal }) => askOrKept<PersonDetail>(`/api/people/${asked?.id}`, signal),
    enabled: asked !== null,
  })
  if (!asked || !card || card.id !== asked.id) return null
  const { metThrough, acquaintance } = card
  return proposeProvenance(sources, { ...asked, metThrough, metAt: acquaintance.metAt })
}

/** Only a chain whose every person is known can go on. */
function standing({ kind, chain, label }: DraftSource): StandingSource {
  const known = chain.flatMap(({ who }) => (who.kind === 'known' ? [who.person] : []))
  return { kind, chain: known.length === chain.length ? known : [], label }
}
