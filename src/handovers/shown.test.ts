import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { begunFrom } from './begin.ts'
import { clientNamedIn, NOTHING_SHOWN, shownToPeer } from './shown.ts'
import { NO_TERMS } from './terms.ts'

const CLIENT = { name: 'Mairie de Fougères', details: '' }
const MANDATE = { id: 'm', what: 'Livret', place: 'Rennes', skills: ['web'], languages: ['fr'] }

test('without the client’s word nothing of them leaves', () => {
  const shown = { ...NOTHING_SHOWN, client: CLIENT }
  expect(shownToPeer(shown, null).client).toBeNull()
  expect(shownToPeer(shown, day('2026-11-01')).client).toEqual(CLIENT)
})

test('the client is seen where they are named in passing, whatever the accents; short names are left alone', () => {
  const shown = { ...NOTHING_SHOWN, brief: 'Pour la mairie de fougeres, au printemps' }
  expect(clientNamedIn(shown, '', ['Mairie de Fougères', 'Li'])).toEqual(['Mairie de Fougères'])
  expect(clientNamedIn(NOTHING_SHOWN, 'Fougères est belle', ['Mairie de Fougères'])).toEqual([])
})

test('a proposal begins with what the mandate says, without its client nor its price; the next with the one before', () => {
  const first = begunFrom(MANDATE, null)
  expect(first.shown).toEqual({
    ...NOTHING_SHOWN,
    what: 'Livret',
    place: 'Rennes',
    skills: ['web'],
    languages: ['fr'],
  })
  const before = {
    shown: { ...first.shown, brief: 'Seize pages', client: CLIENT },
    message: 'Bonjour',
    clientAgreedOn: null,
    terms: NO_TERMS,
  }
  expect(begunFrom(MANDATE, before)).toMatchObject({
    message: 'Bonjour',
    shown: { brief: 'Seize pages', client: null },
  })
})
