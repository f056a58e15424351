import type { InvitationTable } from '../platform/db/schema-company.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Invitation, InvitationWritten } from './invitation.ts'

/** What the owner writes, as columns. */
function writtenFields(written: InvitationWritten) {
  const { personId, kind, title, slots, minutes, zone, channel, link, place, message, expiresOn } = written
  return {
    ...{ personId, kind, title, slots: JSON.stringify(slots), minutes, zone },
    ...{ channel, link, place, message, expiresOn },
  } satisfies Partial<InvitationTable>
}

export function invitationFields(invitation: Omit<Invitation, 'id'>): Omit<InvitationTable, 'deskId' | 'id'> {
  const { state, chosenAt, counterAt, answeredAt, answeredBy, answer, sequence, sentOn, encounterId } =
    invitation
  return {
    ...writtenFields(invitation),
    ...{ state, chosenAt, counterAt, answeredAt, answeredBy, answer, sequence, sentOn, encounterId },
  }
}

/** Rows read back: the columns hold only what was written above. */
export function invitationFrom({ deskId: _, slots, ...row }: InvitationTable): Invitation {
  return { ...row, slots: JSON.parse(slots) } as Invitation
}

export function newInvitation(id: string, written: InvitationWritten): Invitation {
  return {
    id,
    ...written,
    state: 'draft',
    chosenAt: null,
    counterAt: null,
    answeredAt: null,
    answeredBy: null,
    answer: '',
    sequence: 0,
    sentOn: null,
    encounterId: null,
  }
}

/** Of what the owner writes alone: an answer that comes meanwhile is no other version of it. */
export function revisionOf({ id, ...invitation }: InvitationWritten & { id: string }): string {
  return revisionOfState([id, writtenFields(invitation)])
}
