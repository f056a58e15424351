import type { Contact } from '../lib/vcard/contact.ts'
import type { Acquaintance } from './person.ts'

export interface Said {
  contact: Contact
  acquaintance: Acquaintance
}

type ContactField = Exclude<keyof Contact, 'uid' | 'photo' | 'isGroup'>
type AcquaintanceField = keyof Acquaintance
export type PersonField = ContactField | AcquaintanceField

/** A field of which two versions say different things. */
export interface Difference {
  field: PersonField
  mine: unknown
  theirs: unknown
  /** Who changed it since both began; theirs too when both did. */
  preferred: Side
}
export type Side = 'mine' | 'theirs'

/** The fields where two edits of one card differ, in the order of the card. */
export function differencesOf({ base, mine, theirs }: Record<'base' | Side, Said>): Difference[] {
  return fieldsOf(mine).flatMap(field => {
    const [before, ours, others] = [base, mine, theirs].map(said => saidIn(said, field))
    if (isSame(ours, others)) return []
    const preferred: Side = isSame(before, others) ? 'mine' : 'theirs'
    return [{ field, mine: ours, theirs: others, preferred }]
  })
}

/** One card from two: theirs, with the fields chosen from mine. */
export function chosenFrom(
  { mine, theirs }: Record<Side, Said>,
  chosen: ReadonlyMap<PersonField, Side>,
): Said {
  const contact: Record<string, unknown> = { ...theirs.contact }
  const acquaintance: Record<string, unknown> = { ...theirs.acquaintance }
  for (const [field, side] of chosen) {
    if (side !== 'mine') continue
    if (field in contact) contact[field] = saidIn(mine, field)
    else acquaintance[field] = saidIn(mine, field)
  }
  return { contact: contact as unknown as Contact, acquaintance: acquaintance as unknown as Acquaintance }
}

function fieldsOf({ contact, acquaintance }: Said): PersonField[] {
  const fields = [...Object.keys(contact), ...Object.keys(acquaintance)] as (
    | keyof Contact
    | AcquaintanceField
  )[]
  return fields.filter(
    (field): field is PersonField => field !== 'uid' && field !== 'photo' && field !== 'isGroup',
  )
}

function saidIn({ contact, acquaintance }: Said, field: PersonField): unknown {
  return field in contact ? contact[field as ContactField] : acquaintance[field as AcquaintanceField]
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
