import type { Encounter } from '../encounters/encounter.ts'
import { BOLDNESS, FORM_SPECS } from '../ideas/forms.ts'
import type { Idea, IdeaOutcome, IdeaStep, Status } from '../ideas/idea.ts'
import type { KindWord } from '../ideas/kind-word.ts'
import { saveKindWord } from '../ideas/kind-words.ts'
import type { Resonance } from '../ideas/resonance.ts'
import { saveResonance } from '../ideas/resonances.ts'
import { saveIdea } from '../ideas/store.ts'
import type { Testimonial } from '../ideas/testimonial.ts'
import { saveTestimonial } from '../ideas/testimonials.ts'
import { addDays, type Day, daysBetween, noonUtc } from '../lib/day.ts'
import { isElided } from '../lib/elision.ts'
import type { Mandate } from '../mandates/mandate.ts'
import type { Desk } from '../platform/desk.ts'
import { ENGLISH_IDEAS, FRENCH_IDEAS, type IdeaWords } from './idea-words.ts'
import type { InventedPerson } from './invent-people.ts'
import type { Random } from './random.ts'

export interface InventedIdeas {
  ideas: Idea[]
  resonances: Resonance[]
  kindWords: KindWord[]
  testimonials: Testimonial[]
}

export interface IdeaWorld {
  language: 'fr' | 'en'
  people: readonly InventedPerson[]
  encounters: readonly Encounter[]
  mandates: readonly Mandate[]
  today: Day
}

/** How many in each state, and how long ago they were noted: from, to. */
const STATES: readonly (readonly [Status, count: number, from: number, to: number])[] = [
  ['idea', 6, 50, 1],
  ['asked', 3, 40, 19],
  ['yes', 4, 75, 35],
  ['no', 4, 240, 30],
  ['silence', 3, 300, 60],
  ['done', 5, 380, 120],
]

/** Twenty-five ideas in all states, what rang true, kind words, and the words of clients. */
export function inventIdeas(random: Random, world: IdeaWorld): InventedIdeas {
  const words = world.language === 'fr' ? FRENCH_IDEAS : ENGLISH_IDEAS
  const known = world.people.filter(
    ({ acquaintance, contact }) =>
      acquaintance.circle !== null &&
      acquaintance.circle >= 2 &&
      !acquaintance.archived &&
      contact.familyName,
  )
  if (known.length === 0) return { ideas: [], resonances: [], kindWords: [], testimonials: [] }
  // Each form in turn, and nobody twice: as one proposes.
  const left = [...known]
  const pickPerson = () => left.splice(random.int(0, left.length - 1), 1)[0] ?? random.pick(known)
  let place = 0
  const ideas = STATES.flatMap(([status, count, from, to]) =>
    Array.from({ length: count }, () => {
      const notedOn = addDays(world.today, -random.int(to, from))
      return inventIdea(random, words, world, { status, notedOn, person: pickPerson(), place: place++ })
    }),
  )
  return {
    ideas,
    resonances: inventResonances(random, words, world.today),
    kindWords: words.kindWords.map((text, each) => {
      const day = addDays(world.today, -20 - 47 * each)
      const { id: personId } = random.pick(known)
      return {
        id: random.id(noonUtc(day)),
        text,
        personId,
        saidBy: '',
        day,
        mandateId: null,
        quotable: each % 3 === 0,
      }
    }),
    testimonials: inventTestimonials(random, words, world),
  }
}

/** Enters them through the store, in one batch. */
export async function plantIdeas(desk: Desk, invented: InventedIdeas): Promise<void> {
  const { ideas, resonances, kindWords, testimonials } = invented
  await desk.write({ what: 'ideas:change.planted', details: { count: ideas.length } }, async inside => {
    for (const idea of ideas) await saveIdea(inside, idea)
    for (const resonance of resonances) await saveResonance(inside, resonance)
    for (const kindWord of kindWords) await saveKindWord(inside, kindWord)
    for (const testimonial of testimonials) await saveTestimonial(inside, testimonial)
  })
}

function inventIdea(
  random: Random,
  words: IdeaWords,
  world: IdeaWorld,
  { status, notedOn, person, place }: { status: Status; notedOn: Day; person: InventedPerson; place: number },
): Idea {
  const { today } = world
  const seed = words.ideas[(place * 5) % words.ideas.length] as IdeaWords['ideas'][number]
  const [form, title, myGain, theirGain, first, then] = seed
  const { myMinutes, theirMinutes, goals } = FORM_SPECS[form]
  const isAsked = status !== 'idea'
  const askedOn = isAsked ? within(addDays(notedOn, random.int(2, 12)), today) : null
  const hasAnswer = isAsked && status !== 'asked'
  const answeredOn = hasAnswer && askedOn ? within(addDays(askedOn, random.int(1, 15)), today) : null
  const doneOn =
    status === 'done' && answeredOn ? within(addDays(answeredOn, random.int(20, 60)), today) : null
  const isYes = status === 'yes' || status === 'done'
  const steps = [first, then].map((text, at): IdeaStep => {
    const isDone = status === 'done' || (isYes && at === 0)
    const dueOn = !isDone && isYes ? addDays(today, random.int(2, 15)) : null
    const minutes = at === 0 ? random.pick([15, 20, 30, 45]) : random.pick([30, 60, 90])
    return {
      id: random.id(noonUtc(notedOn)),
      text,
      minutes,
      by: 'me',
      dueOn,
      doneOn: isDone ? answeredOn : null,
    }
  })
  return {
    id: random.id(noonUtc(notedOn)),
    title: named(title, person.contact.name),
    form,
    goal: random.chance(0.6) ? random.pick(goals) : null,
    personId: person.id,
    organisation: '',
    myGain,
    theirGain,
    myMinutes,
    theirMinutes,
    boldness: random.chance(0.7) ? random.pick(BOLDNESS) : null,
    status,
    notedOn,
    askedOn,
    answeredOn,
    doneOn,
    thought: random.chance(0.6) ? random.pick(words.thoughts) : '',
    answer: isYes ? random.pick(words.yes) : status === 'no' ? random.pick(words.no) : '',
    note: '',
    steps,
    outcomes: isYes && askedOn ? outcomesOf(random, world, person, askedOn) : [],
  }
}

/** The first meeting with them after the asking, and a mandate of theirs. */
function outcomesOf(
  random: Random,
  { encounters, mandates }: IdeaWorld,
  person: InventedPerson,
  askedOn: Day,
): IdeaOutcome[] {
  const met = encounters.find(
    ({ day, planned, personIds }) => !planned && day >= askedOn && personIds.includes(person.id),
  )
  const won = mandates.find(({ clientId, heardOn }) => clientId === person.id && heardOn >= askedOn)
  const id = () => random.id(noonUtc(askedOn))
  return [
    ...(met ? [{ id: id(), encounterId: met.id, mandateId: null, favourId: null }] : []),
    ...(won ? [{ id: id(), encounterId: null, mandateId: won.id, favourId: null }] : []),
  ]
}

function inventResonances(random: Random, words: IdeaWords, today: Day): Resonance[] {
  return words.resonances.map(([what, name, url], place) => {
    const notedOn = addDays(today, -3 - 11 * place)
    const state = (['noted', 'noted', 'written', 'answered'] as const)[place] ?? 'noted'
    const isWritten = state !== 'noted'
    return {
      id: random.id(noonUtc(notedOn)),
      what,
      url,
      personId: null,
      name,
      notedOn,
      state,
      message: isWritten ? words.message : '',
      writtenOn: isWritten ? addDays(notedOn, 1) : null,
      answer: state === 'answered' ? words.reply : '',
      answeredOn: state === 'answered' ? addDays(notedOn, 4) : null,
    }
  })
}

/** Of the mandates delivered before the last three weeks: the newest is still to be asked about. */
function inventTestimonials(random: Random, words: IdeaWords, { mandates, today }: IdeaWorld): Testimonial[] {
  const delivered = mandates
    .filter(({ deliveredOn }) => deliveredOn !== null && daysBetween(deliveredOn, today) >= 21)
    .sort((a, b) => ((a.deliveredOn ?? '') < (b.deliveredOn ?? '') ? 1 : -1))
    .slice(0, words.testimonials.length + 1)
  return delivered.map((mandate, place) => {
    const askedOn = addDays(mandate.deliveredOn as Day, 9)
    const [word, better] = words.testimonials[place - 1] ?? ['', '']
    const isReceived = place > 0
    return {
      id: random.id(noonUtc(askedOn)),
      mandateId: mandate.id,
      personId: mandate.clientId,
      state: isReceived ? 'received' : 'asked',
      askedOn,
      receivedOn: isReceived ? addDays(askedOn, 4) : null,
      word,
      better,
      wouldRefer: isReceived ? (place === 3 ? 'perhaps' : 'yes') : null,
      quotable: isReceived && place % 2 === 1,
    }
  })
}

/** « de Marie », « d’Élise ». */
function named(title: string, name: string): string {
  return title.replace(/\bde \*/, isElided(name) ? 'd’*' : 'de *').replace('*', name)
}

function within(day: Day, today: Day): Day {
  return day > today ? today : day
}
