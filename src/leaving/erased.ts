import { hashOf } from '../platform/blobs.ts'

/** What of a person stays: nothing that says who they were. A UUIDv7 has 74 bits of chance: nobody guesses it. */
export function hashOfPerson(personId: string): string {
  return hashOf(new TextEncoder().encode(`entregent erased ${personId}`))
}

/** How many rows of each table went, and how many stay without the name. */
export interface Erased {
  goes: Record<string, number>
  stays: Record<string, number>
}
