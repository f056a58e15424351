import { expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import type { Handover } from './handover.ts'
import { stateOn } from './handover.ts'
import { newHandover } from './handover-row.ts'
import type { HandoverView } from './handover-view.ts'
import { newsOf } from './news.ts'
import { NOTHING_SHOWN } from './shown.ts'
import { NO_TERMS } from './terms.ts'

const TODAY = day('2026-11-21')
const KARIM = { id: 'karim', name: 'Karim Benali' }

function standing(id: string, facts: Partial<Handover>, mandateId = 'm'): HandoverView {
  const draft = {
    id,
    mandateId,
    personId: KARIM.id,
    shown: NOTHING_SHOWN,
    message: '',
    clientAgreedOn: null,
    terms: NO_TERMS,
  }
  const handover = { ...newHandover(draft, TODAY), ...facts }
  const mandate = { id: mandateId, what: 'Livret', client: null, organisation: '' }
  const state = stateOn(handover, TODAY)
  return { ...handover, state, revision: '', person: KARIM, mandate, notes: [], introducer: null }
}

const kinds = (...handovers: HandoverView[]) => newsOf(handovers, TODAY).map(({ kind }) => kind)
const ago = (days: number) => addDays(TODAY, -days)

test('a reminder is proposed from its day on, twice at most', () => {
  const sent = { state: 'sent' as const, expiresOn: addDays(TODAY, 9), remindOn: TODAY }
  expect(kinds(standing('1', sent))).toEqual(['remind'])
  expect(kinds(standing('1', { ...sent, remindOn: addDays(TODAY, 1) }))).toEqual([])
  expect(kinds(standing('1', { ...sent, reminders: 2 }))).toEqual([])
})

test('a no is told for two weeks, and no longer once somebody else was asked', () => {
  const no = { state: 'declined' as const, answeredOn: ago(3) }
  expect(kinds(standing('1', no))).toEqual(['declined'])
  expect(kinds(standing('1', { ...no, answeredOn: ago(15) }))).toEqual([])
  const next = standing('2', { state: 'sent', expiresOn: addDays(TODAY, 9), remindOn: addDays(TODAY, 4) })
  expect(kinds(standing('1', no), next)).toEqual([])
})

test('a yes is told until the client knows; delivery is news of its own', () => {
  const yes = { state: 'accepted' as const, answeredOn: ago(2) }
  expect(kinds(standing('1', yes))).toEqual(['accepted'])
  expect(kinds(standing('1', { ...yes, theyDeliveredOn: TODAY }))).toEqual(['delivered'])
})

test('questions come first; one that nobody answered in time is said', () => {
  const asked = standing('1', { state: 'asked', expiresOn: addDays(TODAY, 3) }, 'a')
  const late = standing('2', { state: 'sent', expiresOn: ago(1) }, 'b')
  expect(kinds(late, asked)).toEqual(['asked', 'expired'])
})
