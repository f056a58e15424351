import type { Encounter } from '../encounters/encounter.ts'
import { addEncounters } from '../encounters/store.ts'
import { addDays, type Day, daysOf, noonUtc, weekday } from '../lib/day.ts'
import type { Place } from '../places/place.ts'
import type { Desk } from '../platform/desk.ts'
import type { Absence } from '../presence/absence.ts'
import { saveAbsence } from '../presence/absences.ts'
import type { Energy, Half, HalfDay, Where } from '../presence/half-day.ts'
import { halfKindOf, NOTHING_SAID } from '../presence/half-day.ts'
import { addHalfDays } from '../presence/half-days.ts'
import { mondayOf, type Standing } from '../presence/standing.ts'
import { saveStanding } from '../presence/standing-store.ts'
import type { Trial } from '../presence/trial.ts'
import { saveTrial } from '../presence/trials.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import type { Random } from './random.ts'

const BASELINE_WEEKS = 8
/** How often somebody is met over lunch on a day at the coworking. */
const LUNCHES = 0.95

/** Where days were worked since last spring, a month of coworking then, and what comes back each week. */
export function inventPresence(random: Random, known: GoingOutFrame) {
  const { language, today, places } = known
  const words = WORDS[language]
  const startsOn = lastSpring(today)
  const endsOn = addDays(startsOn, 27)
  const place = (kind: Place['kind']) => places.find(each => each.kind === kind)
  const trial: Trial = {
    id: random.id(noonUtc(startsOn)),
    what: words.trial,
    kind: 'coworking',
    placeId: place('coworking')?.id ?? null,
    clubId: null,
    startsOn,
    endsOn,
    baselineWeeks: BASELINE_WEEKS,
    costCents: 18_000,
    currency: place('coworking')?.currency ?? 'EUR',
    hoped: words.hoped,
    decision: null,
    concludedOn: null,
    verdict: '',
  }
  const absence: Absence = {
    id: random.id(noonUtc(startsOn)),
    fromDay: addDays(startsOn, -42),
    untilDay: addDays(startsOn, -36),
    kind: 'holiday',
    note: words.away,
  }
  const from = addDays(startsOn, -7 * BASELINE_WEEKS)
  const standing = inventStanding(random, { words, from, place })
  const workdays = daysOf({ from, to: addDays(today, -2) }).filter(
    day => weekday(day) <= 5 && (day < absence.fromDay || day > absence.untilDay),
  )
  const isTried = (day: Day) => startsOn <= day && day <= endsOn && [1, 2, 4, 5].includes(weekday(day))
  const halves = workdays.flatMap(day =>
    inventDay(random, { day, isTried: isTried(day), place, client: standing[0], words }),
  )
  return { trial, absence, standing, halves, lunches: inventLunches(random, known, workdays.filter(isTried)) }
}

/** Inside of a write. */
export async function plantPresence(
  inside: Desk,
  { trial, absence, standing, halves, lunches }: ReturnType<typeof inventPresence>,
): Promise<void> {
  for (const each of standing) await saveStanding(inside, each)
  await saveAbsence(inside, absence)
  await saveTrial(inside, trial)
  await addHalfDays(inside, halves)
  await addEncounters(inside, lunches)
}

type Known = (kind: Place['kind']) => Place | undefined
type Words = (typeof WORDS)['fr']

function inventStanding(
  random: Random,
  { words, from, place }: { words: Words; from: Day; place: Known },
): Standing[] {
  const shared = { since: from, until: null, isProtected: true, note: '', personIds: [] }
  const client = place('client')
  return [
    {
      ...shared,
      id: random.id(noonUtc(from)),
      weekday: 3,
      half: 'morning',
      what: words.client,
      ...whereOf(client),
      everyWeeks: 1,
      isCompany: true,
    },
    {
      ...shared,
      id: random.id(noonUtc(from)),
      weekday: 3,
      half: 'afternoon',
      what: words.nephew,
      kind: 'off',
      place: '',
      placeId: null,
      everyWeeks: 2,
      isCompany: true,
    },
  ]
}

interface Invented {
  day: Day
  isTried: boolean
  place: Known
  client: Standing | undefined
  words: Words
}

function inventDay(random: Random, { day, isTried, place, client, words }: Invented): HalfDay[] {
  return (['morning', 'afternoon'] as const).flatMap((half: Half) => {
    // One does not say it every time.
    if (!random.chance(0.88)) return []
    const isClient = weekday(day) === 3 && half === 'morning'
    const where = isClient
      ? whereOf(place('client'))
      : isTried
        ? whereOf(place('coworking'))
        : random.chance(0.12)
          ? whereOf(place(random.pick(['cafe', 'library'])))
          : whereOf(place('home'))
    const drive = isTried ? random.pick([3, 4, 4, 4, 5]) : random.pick([2, 3, 3, 3, 4])
    return [
      {
        ...NOTHING_SAID,
        id: random.id(noonUtc(day)),
        day,
        half,
        ...where,
        standingId: isClient ? (client?.id ?? null) : null,
        energy: drive as Energy,
        output: random.chance(0.12) ? random.pick(words.outputs) : '',
        billedMinutes: random.pick([60, 90, 120, 150, 180, 180, 210]),
      },
    ]
  })
}

/** Those who are seldom seen, met over lunch where they work too. */
function inventLunches(random: Random, known: GoingOutFrame, days: readonly Day[]): Encounter[] {
  const { people, encounters, places, language } = known
  const place = places.find(({ kind }) => kind === 'coworking')?.name ?? ''
  const met = new Set(encounters.flatMap(({ personIds }) => personIds))
  const seldom = people.filter(({ id }) => !met.has(id))
  const company = (seldom.length >= 4 ? seldom : people).slice(0, 14)
  if (company.length === 0) return []
  return days.flatMap(day => {
    if (!random.chance(LUNCHES)) return []
    const personIds = Array.from({ length: 3 }, () => random.pick(company).id)
    return [
      {
        id: random.id(noonUtc(day)),
        day,
        time: '12:30',
        channel: 'in-person',
        size: 'long',
        minutes: 50,
        personIds: [...new Set(personIds)],
        place,
        sphere: 'professional',
        chosen: 'chosen',
        initiator: null,
        feeling: random.pick([4, 4, 5]),
        note: random.chance(0.5) ? random.pick(WORDS[language].lunches) : '',
        planned: false,
      },
    ]
  })
}

function whereOf(place: Place | undefined): Where {
  return place
    ? { kind: halfKindOf(place.kind), place: place.name, placeId: place.id }
    : { kind: 'elsewhere', place: '', placeId: null }
}

/** The first Monday of the last April that is well over. */
function lastSpring(today: Day): Day {
  const inApril = (year: number) => addDays(mondayOf(`${year}-04-01` as Day), 7)
  const year = Number(today.slice(0, 4))
  return addDays(inApril(year), 90) < today ? inApril(year) : inApril(year - 1)
}

const WORDS = {
  fr: {
    trial: 'Un mois au coworking du port',
    hoped: 'Déjeuner en compagnie, et deux personnes que je n’aurais pas croisées chez moi.',
    away: 'une semaine à la montagne',
    client: 'Le mercredi chez Lauriers',
    nephew: 'Le mercredi avec Sacha',
    outputs: ['Le chapitre trois relu.', 'Deux devis partis.', 'Peu de choses, beaucoup de courriels.'],
    lunches: [
      'On a parlé du prochain marché.',
      'Elle cherche quelqu’un pour un livret.',
      'Déjeuner au soleil.',
    ],
  },
  en: {
    trial: 'A month at the Old Ropery',
    hoped: 'Lunch in company, and two people I would not have come across at home.',
    away: 'a week in the hills',
    client: 'Wednesdays at Juniper',
    nephew: 'Wednesdays with Sacha',
    outputs: ['Chapter three read through.', 'Two quotes sent.', 'Little done, many letters.'],
    lunches: [
      'We spoke of the next tender.',
      'She is looking for somebody for a booklet.',
      'Lunch in the sun.',
    ],
  },
}
