import type { Problem } from '../lib/problem.ts'
import type { ImportedContact } from './contact-draft.ts'

/** The people that a file holds, whatever its kind. */
export interface FoundContacts {
  contacts: ImportedContact[]
  /** How many entries it holds, with those that are no person. */
  entries: number
  problems: Problem[]
  problemCount: number
}
