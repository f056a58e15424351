import { day } from '../../src/lib/day.ts'
import { type Contribution, WHOLE_SHARE } from '../../src/mandates/mandate.ts'
import type { Provenance, ProvenanceRows } from '../../src/mandates/provenance.ts'
import type { Period } from '../../src/mandates/provenance-counted.ts'
import { type MandateFacts, waysOf } from '../../src/mandates/provenance-ways.ts'

export const TODAY = day('2026-11-21')
export const EVER: Period = { from: null, to: null, by: 'heard' }

/** Won for 1,000 €, heard of and won this month, unless said otherwise. */
export function won(id: string, changes: Partial<MandateFacts> = {}): MandateFacts {
  return {
    id,
    stage: 'paid',
    cents: 100_000,
    currency: 'EUR',
    minutesSpent: 0,
    unexpected: false,
    heardOn: day('2026-11-02'),
    decidedOn: day('2026-11-12'),
    client: null,
    ...changes,
  }
}

export type Said = Partial<Omit<Contribution, 'id' | 'personIds'>> & { chain?: string[] }

/** Mandates with the ways they came: whole referrals by nobody who is named, unless said otherwise. */
export function rowsOf(
  mandates: readonly [MandateFacts, ...Said[]][],
  more: Partial<ProvenanceRows> = {},
): ProvenanceRows {
  const ways = mandates.flatMap(([mandate, ...said]) =>
    waysOf(
      mandate,
      said.map(({ chain = [], ...way }) => ({
        kind: 'referral' as const,
        label: '',
        share: WHOLE_SHARE,
        personIds: chain,
        ...way,
      })),
    ),
  )
  return { ways, clients: [], outlays: [], names: new Map(), metOn: new Map(), ...more }
}

export const source = ({ sources }: Provenance, key: string) => sources.find(each => each.key === key)
export const idsAt = ({ mandates }: Provenance, places: readonly number[]) =>
  places.map(place => mandates[place]?.id)
