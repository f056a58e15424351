import { describe, expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import {
  dayMet,
  type MetDraft,
  metAt,
  promiseIn,
  type SalonView,
  signDueOn,
  stillToMeet,
  withWaiting,
} from './met.ts'
import type { OutingPersonView, OutingView } from './outing.ts'

const TUESDAY = day('2026-12-01')
const FR = { today: TUESDAY, language: 'fr' as const }

test('past midnight it is still the evening of the outing; before it, the day it was', () => {
  const outing = { endDay: TUESDAY }
  expect(dayMet('2026-12-01T23:30:00Z', 'Europe/Paris', outing)).toBe('2026-12-01')
  expect(dayMet('2026-12-01T03:30:00Z', 'America/Montreal', outing)).toBe('2026-11-30')
  expect(dayMet('2026-12-01T18:30:00Z', 'Europe/Paris', { endDay: day('2026-12-03') })).toBe('2026-12-01')
})

test('a sign is due two days after the meeting, and today when that is behind', () => {
  expect(signDueOn(TUESDAY, TUESDAY)).toBe('2026-12-03')
  expect(signDueOn(TUESDAY, day('2026-12-03'))).toBe('2026-12-03')
  expect(signDueOn(TUESDAY, day('2026-12-20'))).toBe('2026-12-20')
})

test('a word that promises is read with its day; a word that only tells is none', () => {
  expect(promiseIn('rappeler vendredi', FR)).toEqual({ text: 'rappeler vendredi', dueOn: '2026-12-04' })
  expect(promiseIn('lui envoyer le devis', FR)).toEqual({ text: 'lui envoyer le devis', dueOn: '2026-12-03' })
  expect(promiseIn('céramiste, drôle', FR)).toBeNull()
  expect(promiseIn('', FR)).toBeNull()
})

const PERSON: OutingPersonView = {
  ...{ id: 'row-1', outingId: 'o', personId: null, name: 'Lina', organisation: '', role: 'expected' },
  ...{ origin: 'typed', isNew: false, word: '', metAt: null, encounterId: null, revision: 'r', card: null },
} as OutingPersonView

const VIEW = {
  outing: {
    id: 'o',
    people: [PERSON],
    aims: [{ id: 'a', text: 'Deux personnes', personId: null, reached: null, person: null }],
  } as unknown as OutingView,
  pitch: { whoIAm: '', whomILookFor: '' },
} satisfies SalonView

const said = (changes: Partial<MetDraft>): MetDraft => ({
  ...{ personId: 'p', encounterId: 'e', name: '', organisation: '', phone: '', mail: '', word: '' },
  ...{ at: '2026-12-01T18:30:00.000Z', isNew: null, card: null, promise: null },
  ...changes,
})
const put = (id: string, changes: Partial<MetDraft>) => ({
  method: 'PUT' as const,
  path: `/api/outings/o/met/${id}`,
  body: said(changes),
})

describe('what waits for the network shows at once', () => {
  test('somebody new, a word after, somebody expected, an aim, the few sentences', () => {
    const { outing, pitch } = withWaiting(VIEW, [
      put('row-2', { name: 'Odile', at: '2026-12-01T18:40:00.000Z' }),
      put('row-2', { name: 'Odile', word: 'céramiste', at: '2026-12-01T18:40:00.000Z' }),
      put('row-1', {}),
      { method: 'PUT', path: '/api/outings/o/aims/a', body: { reached: true } },
      { method: 'PUT', path: '/api/outings/pitch', body: { whoIAm: 'Graphiste', whomILookFor: '' } },
    ])
    expect(metAt(outing).map(({ name, word, origin }) => [name, word, origin])).toEqual([
      ['Odile', 'céramiste', 'salon'],
      ['Lina', '', 'typed'],
    ])
    expect(stillToMeet(outing)).toEqual([])
    expect(outing.aims[0]?.reached).toBe(true)
    expect(pitch.whoIAm).toBe('Graphiste')
  })

  test('taken back, somebody new is not there; who was expected is expected again', () => {
    const { outing } = withWaiting(VIEW, [
      put('row-2', { name: 'Odile' }),
      put('row-1', {}),
      { method: 'DELETE', path: '/api/outings/o/met/row-2', body: null },
      { method: 'DELETE', path: '/api/outings/o/met/row-1', body: null },
    ])
    expect(outing.people.map(({ id, role }) => [id, role])).toEqual([['row-1', 'expected']])
  })

  test('it does not touch another outing, and applied twice it is the same', () => {
    const elsewhere = { ...put('row-9', { name: 'Ailleurs' }), path: '/api/outings/other/met/row-9' }
    expect(withWaiting(VIEW, [elsewhere])).toEqual(VIEW)
    const waiting = [put('row-2', { name: 'Odile' }), put('row-1', {})]
    const once = withWaiting(VIEW, waiting)
    expect(
      withWaiting(once, waiting)
        .outing.people.map(({ id }) => id)
        .sort(),
    ).toEqual(['row-1', 'row-2'])
  })
})
