import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarsOf } from '../../test/support/dav/desk-calendars.ts'
import { coffee, newId } from '../../test/support/encounters.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { somebody } from '../../test/support/people.ts'
import { addDays, type Day, day } from '../lib/day.ts'
import { withEvent, withTodo } from '../lib/icalendar/edit.ts'
import { readCalendarObject } from '../lib/icalendar/object.ts'
import { undo } from '../platform/db/undo.ts'
import { PROJECTORS } from '../projectors.ts'
import { instantText, readEvent } from './event-said.ts'
import { findFollowUp, saveFollowUp } from './follow-ups.ts'
import { encounterOf } from './list.ts'
import { saveEncounter } from './store.ts'
import { readTask } from './task-said.ts'

const PARIS = 'Europe/Paris'
const FIRST = day('2026-11-23')
const AT = '2026-11-21T07:30:00Z'

const days = fc.integer({ min: 0, max: 200 }).map(after => addDays(FIRST, after))
/** Two in the morning may not be, on the day that clocks are put forward. */
const times = fc.constantFrom('07:05', '10:30', '23:45')
const words = fc.constantFrom('', 'au port', 'Chez Paulette ; à l’étage', 'ligne 1\nligne 2', '«,\\;»')

type Step = { by: 'screen' | 'device' } & Partial<{
  day: Day
  time: string | null
  minutes: number
  place: string
  note: string
  summary: string
}>

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record(
    {
      by: fc.constantFrom('screen' as const, 'device' as const),
      day: days,
      time: fc.oneof(times, fc.constant(null)),
      minutes: fc.constantFrom(15, 45, 240),
      place: words,
      note: words,
      summary: fc.constantFrom('Autre chose', 'Visio avec Paul Martin'),
    },
    { requiredKeys: ['by'] },
  ),
  { minLength: 1, maxLength: 6 },
)

/** What a telephone makes of an event: what it changes, and a line and an alarm of its own. */
function onTelephone(text: string, i: number, step: Step): string {
  const before = saidIn(text)
  const { day: on = before.day, time = before.time, minutes, place, note, summary } = step
  const moves = on !== before.day || time !== before.time
  const changed = withEvent(
    text,
    {
      ...(moves ? (time === null ? { day: on } : { startsAt: instantText(on, time, PARIS) }) : {}),
      ...(minutes !== undefined && time !== null ? { minutes } : {}),
      ...(place === undefined ? {} : { location: place }),
      ...(note === undefined ? {} : { description: note }),
      ...(summary === undefined ? {} : { summary }),
    },
    AT,
  )
  return changed.replace('END:VEVENT', `X-OWN-${i};A="b;c":été ${i}\r\n${ALARM}END:VEVENT`)
}

const ALARM = 'BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15M\r\nEND:VALARM\r\n'

function saidIn(text: string) {
  const { value } = readCalendarObject(new TextEncoder().encode(text))
  if (!value) throw new Error(`no calendar object: ${text}`)
  return readEvent(value, PARIS)
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('edits of the screen and of a telephone, in any order: both sides say the same, and nothing unknown is lost', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async all => {
        const desk = await newDesk()
        const [marie, paul] = [await somebody(desk, 'Marie Dupont'), await somebody(desk, 'Paul Martin')]
        const id = newId()
        const path = `encounters/${id}.ics`
        const { get, put, list } = calendarsOf(desk)
        await saveEncounter(desk, coffee({ id, planned: true, day: FIRST, personIds: [marie] }))
        const before = await get(path)
        const written = desk.batches.length
        const kept: string[] = []
        let names = [marie]
        for (const [i, { by, ...step }] of all.entries()) {
          if (by === 'screen') {
            const { people: _, summary: __, ...current } = { ...(await encounterOf(desk, id)), ...step }
            await saveEncounter(desk, { ...current, newPeople: [] })
          } else {
            const { text } = await get(path)
            const octets = onTelephone(text, i, { by, ...step })
            const { status, etag } = await put(path, octets)
            expect(status).toBe(204)
            expect(await get(path)).toEqual({ text: octets, etag })
            kept.push(`X-OWN-${i};A="b;c":été ${i}\r\n`)
            if (step.summary?.includes('Paul')) names = [paul]
          }
        }
        const { text, etag } = await get(path)
        const row = await encounterOf(desk, id)
        const said = saidIn(text)
        expect(said).toMatchObject({ day: row.day, time: row.time, place: row.place.trim(), note: row.note })
        if (row.minutes !== null && row.time !== null) expect(said.minutes).toBe(row.minutes)
        expect(row.personIds).toEqual(names)
        for (const line of kept) expect(text).toContain(line)
        expect(text.split('TRIGGER:-PT15M')).toHaveLength(kept.length + 1)
        expect(etag).toBe(`"${hash('sha256', text, 'hex')}"`)
        expect((await list('encounters')).get(`${id}.ics`)).toBe(etag)

        for (const batch of desk.batches.slice(written).reverse()) await undo(desk, batch)
        expect(await get(path)).toEqual(before)
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  test('so do follow-ups and tasks', async () => {
    const change = fc.record(
      {
        by: fc.constantFrom('screen' as const, 'device' as const),
        dueOn: fc.oneof(days, fc.constant(null)),
        doneOn: fc.oneof(fc.constantFrom(day('2026-11-20'), day('2026-11-21')), fc.constant(null)),
        text: fc.constantFrom('rendre le livre', 'voir\nplus tard', 'a, b; c (d)'),
      },
      { requiredKeys: ['by'] },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async all => {
        const desk = await newDesk()
        const marie = await somebody(desk, 'Marie Dupont')
        const id = newId()
        const path = `follow-ups/${id}.ics`
        const { get, put, list } = calendarsOf(desk)
        const facts = { id, text: 'le devis', by: 'me' as const, personId: marie, encounterId: null }
        await saveFollowUp(desk, { ...facts, dueOn: FIRST, doneOn: null })
        const kept: string[] = []
        for (const [i, { by, ...step }] of all.entries()) {
          const current = await findFollowUp(desk, id)
          if (!current) throw new Error('gone')
          const { personName: _, ...followUp } = current
          if (by === 'screen') {
            await saveFollowUp(desk, { ...followUp, ...step })
            continue
          }
          const { text } = await get(path)
          const changed = withTodo(
            text,
            {
              ...(step.dueOn === undefined ? {} : { due: step.dueOn }),
              ...(step.doneOn === undefined
                ? {}
                : { completedAt: step.doneOn && `${step.doneOn}T18:00:00Z` }),
              ...(step.text === undefined ? {} : { summary: `${step.text} (Marie Dupont)` }),
            },
            AT,
          )
          kept.push(`X-OWN-${i}:été\r\n`)
          expect((await put(path, changed.replace('END:VTODO', `${kept.at(-1)}END:VTODO`))).status).toBe(204)
          if (step.text !== undefined) expect((await findFollowUp(desk, id))?.text).toBe(step.text)
        }
        const { text, etag } = await get(path)
        const row = await findFollowUp(desk, id)
        const { value } = readCalendarObject(new TextEncoder().encode(text))
        if (!value) throw new Error(text)
        const said = readTask(value, PARIS)
        expect(said).toMatchObject({ dueOn: row?.dueOn, doneOn: row?.doneOn })
        expect(said.summary).toBe(`${row?.text} (Marie Dupont)`)
        expect(row?.personId).toBe(marie)
        for (const line of kept) expect(text).toContain(line)
        expect((await list('follow-ups')).get(`${id}.ics`)).toBe(etag)
      }),
      { numRuns: 25 },
    )
  }, 60_000)
})
