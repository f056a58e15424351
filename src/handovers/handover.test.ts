import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../lib/day.ts'
import { after, GESTURES, isPageOpen, isUnderWay, STATES, stateOn } from './handover.ts'

const TODAY = day('2026-11-21')
const expiry = fc.option(fc.integer({ min: -30, max: 400 }).map(days => addDays(TODAY, days)))
const standing = fc.record({ state: fc.constantFrom(...STATES), expiresOn: expiry })
const made = fc.constantFrom(...GESTURES)

describe('the states of a handover', () => {
  test('whatever is done, in whatever order, the state is one of ours, and the peer’s yes or no comes once', () => {
    fc.assert(
      fc.property(fc.array(made, { maxLength: 30 }), gestures => {
        let state: (typeof STATES)[number] = 'draft'
        const answers: string[] = []
        for (const each of gestures) {
          const next = after({ state, expiresOn: addDays(TODAY, 9) }, each, TODAY)
          if (next === null) continue
          if (each === 'accept') answers.push(each)
          state = next
        }
        expect(STATES).toContain(state)
        expect(answers.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('a peer does nothing before it is sent, after it is withdrawn, nor once it expired', () => {
    fc.assert(
      fc.property(standing, fc.constantFrom('ask', 'accept', 'decline', 'say'), (handover, each) => {
        const state = stateOn(handover, TODAY)
        if (state !== 'draft' && state !== 'revoked' && state !== 'expired') return
        expect(after(handover, each as 'ask', TODAY)).toBeNull()
      }),
    )
  })

  test('a page is open only where its last day has not passed, and never for a draft or what was withdrawn', () => {
    fc.assert(
      fc.property(standing, handover => {
        if (!isPageOpen(handover, TODAY)) return
        expect(handover.expiresOn).not.toBeNull()
        expect((handover.expiresOn ?? '') >= TODAY).toBe(true)
        expect(['draft', 'revoked']).not.toContain(handover.state)
      }),
    )
  })

  test('withdrawing twice is withdrawing once; what was accepted or closed keeps its state', () => {
    fc.assert(
      fc.property(standing, handover => {
        const next = after(handover, 'revoke', TODAY)
        if (next === null) return
        expect(['revoked', 'accepted', 'closed']).toContain(next)
        if (next === 'revoked') expect(after({ ...handover, state: next }, 'revoke', TODAY)).toBeNull()
      }),
    )
  })

  test('one that expired is no longer under way, and a new link brings it back where it was', () => {
    const asked = { state: 'asked' as const, expiresOn: addDays(TODAY, -1) }
    expect(stateOn(asked, TODAY)).toBe('expired')
    expect(isUnderWay(asked, TODAY)).toBe(false)
    expect(after(asked, 'renew', TODAY)).toBe('asked')
    expect(stateOn({ ...asked, expiresOn: TODAY }, TODAY)).toBe('asked')
  })
})
