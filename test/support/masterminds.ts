import type { MemberDraft } from '../../src/company/mastermind.ts'
import type { MastermindDraft } from '../../src/company/mastermind-store.ts'
import { day } from '../../src/lib/day.ts'
import { newId } from './encounters.ts'

export function ownerDraft(): MemberDraft {
  return { id: newId(), personId: null, name: '', zone: null, isOwner: true }
}

/** Somebody by their card, or by name alone. */
export function memberDraft(changes: Partial<MemberDraft> = {}): MemberDraft {
  return { id: newId(), personId: null, name: 'Karim Benali', zone: null, isOwner: false, ...changes }
}

/** Every other Tuesday at half past twelve in Paris, from 24 November 2026 on, three of them. */
export function mastermindDraft(changes: Partial<MastermindDraft> = {}): MastermindDraft {
  return {
    id: newId(),
    name: 'Les mardis',
    rhythm: 'two-weeks',
    since: day('2026-11-24'),
    time: '12:30',
    zone: 'Europe/Paris',
    minutes: 90,
    turnMinutes: 20,
    link: 'https://visio.example.org/mardis',
    note: '',
    archived: false,
    members: [ownerDraft(), memberDraft(), memberDraft({ name: 'Solange Ferré' })],
    ...changes,
  }
}

/** Those of a draft, the owner first. */
export function membersOfDraft({ members }: MastermindDraft): MemberDraft[] {
  return members.toSorted((a, b) => Number(b.isOwner) - Number(a.isOwner))
}
