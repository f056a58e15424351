import { type Besides, renamed, type Whom } from './besides.ts'
import { decisionFor } from './import-view.ts'
import type { Candidate } from './stage.ts'

/**
 * What the files know besides, where nobody decides otherwise.
 *
 * @returns with those who will have come in or been completed; who will be new is named by their card.
 */
export function expectedBesides(
  besides: Besides<Whom>,
  candidates: readonly Candidate[],
): [Besides<string>, ReadonlySet<string>] {
  const names = new Map(
    candidates.map(({ ref, likeness }) => {
      const isThere = likeness !== null && decisionFor(likeness) === 'same'
      return [ref, isThere ? likeness.personId : `new ${ref}`] as const
    }),
  )
  const nameOf = (whom: Whom) => ('personId' in whom ? whom.personId : (names.get(whom.ref) ?? null))
  return [renamed(besides, nameOf), new Set(names.values())]
}
