import type { MandateTable } from '../platform/db/schema-mandates.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Contribution, Mandate } from './mandate.ts'

type Fields = Omit<MandateTable, 'deskId' | 'id'>

/** What the row says besides its key: not where it came from, nor who else has to do with it. */
export function fieldsOf(mandate: Mandate): Fields {
  const { id: _, contributions: __, people: ___, encounterIds: ____, ...rest } = mandate
  return {
    what: rest.what,
    clientId: rest.clientId,
    organisation: rest.organisation,
    stage: rest.stage,
    amountCents: rest.amountCents,
    per: rest.per,
    daysHundredths: rest.daysHundredths,
    currency: rest.currency,
    chance: rest.chance,
    minutesSpent: rest.minutesSpent,
    unexpected: rest.unexpected ? 1 : 0,
    heardOn: rest.heardOn,
    talkedOn: rest.talkedOn,
    proposedOn: rest.proposedOn,
    decidedOn: rest.decidedOn,
    deliveredOn: rest.deliveredOn,
    paidOn: rest.paidOn,
    place: rest.place,
    skills: JSON.stringify(rest.skills),
    languages: JSON.stringify(rest.languages),
    lostBecause: rest.lostBecause,
    note: rest.note,
  }
}

/** A row read back: the columns hold only what `fieldsOf` wrote. */
export function mandateFrom({
  deskId,
  skills,
  languages,
  unexpected,
  ...row
}: MandateTable): Omit<Mandate, 'contributions' | 'people' | 'encounterIds'> {
  return {
    ...row,
    skills: JSON.parse(skills),
    languages: JSON.parse(languages),
    unexpected: unexpected === 1,
  } as Omit<Mandate, 'contributions' | 'people' | 'encounterIds'>
}

/** Names a state of a mandate: the same facts, the same revision. The order of the contributions is one of them. */
export function revisionOf(mandate: Mandate): string {
  const contributions = mandate.contributions.map(contributionFacts)
  const people = mandate.people.map(({ personId, role }) => JSON.stringify([personId, role])).sort()
  const state = [mandate.id, fieldsOf(mandate), contributions, people, [...mandate.encounterIds].sort()]
  return revisionOfState(state)
}

function contributionFacts({ id, kind, label, personIds, share }: Contribution): unknown[] {
  return [id, kind, label, personIds, share]
}
