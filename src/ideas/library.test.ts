import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RELATIONS } from '../people/person.ts'
import { BOLDNESS, FORM_SPECS, FORMS, GOALS } from './forms.ts'
import { fits, type KnownOf, suggestForms } from './library.ts'
import { SMALL_STEP_MINUTES, warningsOf } from './warnings.ts'

const STRANGER: KnownOf = {
  relations: [],
  trade: null,
  skills: [],
  organisation: '',
  circle: null,
  boldness: null,
}

test('the library has twenty forms, each with a first step under an hour and no more effort for them', () => {
  expect(FORMS).toHaveLength(20)
  for (const form of FORMS) {
    const { myMinutes, theirMinutes, stepMinutes, goals } = FORM_SPECS[form]
    expect(stepMinutes, form).toBeLessThan(SMALL_STEP_MINUTES)
    expect(theirMinutes, form).toBeLessThanOrEqual(myMinutes)
    expect(goals.length, form).toBeGreaterThan(0)
  }
  for (const goal of GOALS) expect(suggestForms({ goal }).length, goal).toBeGreaterThan(1)
})

test('a client is first asked for the story of the work, a near peer who knows how to for something together', () => {
  const client = suggestForms({ person: { ...STRANGER, relations: ['client'], organisation: 'Aria' } })
  expect(client[0]).toMatchObject({ form: 'case-study' })
  expect(client[0]?.reasons).toContainEqual({ kind: 'organisation', organisation: 'Aria' })
  const peer: KnownOf = {
    ...STRANGER,
    relations: ['peer'],
    trade: 'inside',
    skills: ['photo', 'vidéo'],
    circle: 2,
  }
  expect(suggestForms({ person: peer })[0]).toMatchObject({ form: 'joint-offer' })
})

test('of somebody much bigger only light things come first', () => {
  const bold = { ...STRANGER, relations: ['peer' as const], skills: ['photo'], boldness: 5 as const }
  for (const { form } of suggestForms({ person: bold }).slice(0, 3)) {
    expect(FORM_SPECS[form].reach, form).toBe(5)
  }
})

test('what was proposed before comes last', () => {
  const person = { ...STRANGER, relations: ['client' as const] }
  expect(suggestForms({ person, tried: ['case-study'] }).at(-1)).toMatchObject({
    form: 'case-study',
    isTried: true,
  })
})

test('whoever it is, each form of the goal comes once, with three reasons at most', () => {
  const known = fc.record({
    relations: fc.subarray([...RELATIONS]),
    trade: fc.constantFrom('inside' as const, 'outside' as const, null),
    skills: fc.array(fc.string(), { maxLength: 3 }),
    organisation: fc.constantFrom('', 'Aria'),
    circle: fc.constantFrom(1, 2, 3, 4, null),
    boldness: fc.constantFrom(...BOLDNESS, null),
  })
  fc.assert(
    fc.property(known, fc.constantFrom(...GOALS, null), fc.subarray([...FORMS]), (person, goal, tried) => {
      const forms = suggestForms({ person, goal, tried })
      const wanted = FORMS.filter(form => goal === null || FORM_SPECS[form].goals.includes(goal))
      expect(forms.map(({ form }) => form).sort()).toEqual([...wanted].sort())
      for (const { reasons } of forms) expect(reasons.length).toBeLessThanOrEqual(3)
      for (const form of FORMS) expect(fits(form, person)).toBeGreaterThanOrEqual(0)
    }),
  )
})

const STEP = { id: '', text: 'x', minutes: 20, by: 'me' as const, dueOn: null, doneOn: null }

test('warned when they would give more, or when nothing under an hour begins it', () => {
  const fair = { myMinutes: 60, theirMinutes: 60, steps: [STEP] }
  expect(warningsOf(fair)).toEqual([])
  expect(warningsOf({ ...fair, theirMinutes: 61 })).toEqual(['they-give-more'])
  expect(warningsOf({ ...fair, theirMinutes: null, steps: [] })).toEqual(['no-small-step'])
  expect(warningsOf({ ...fair, steps: [{ ...STEP, minutes: 60 }] })).toEqual(['no-small-step'])
  expect(warningsOf({ ...fair, steps: [{ ...STEP, by: 'them' }] })).toEqual(['no-small-step'])
})
