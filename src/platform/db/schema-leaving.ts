/** Who left, and who is asked about before they do. */

export interface LeavingTables {
  erasure: ErasureTable
  keptOn: KeptOnTable
}

export const LEAVING_FACTS = ['kept_on'] as const

/** Somebody was erased for good: when, and not who. */
export interface ErasureTable {
  deskId: string
  /** SHA-256 of the id that they had, so that a backup put back is erased again. */
  personHash: string
  erasedOn: string
}

/** The owner was asked whether to keep somebody, and said yes. */
export interface KeptOnTable {
  deskId: string
  id: string
  personId: string
  answeredOn: string
}
