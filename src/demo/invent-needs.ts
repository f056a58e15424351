import { addDays, type Day, noonUtc } from '../lib/day.ts'
import type { Answer, Need, NeedAsk, NeedKind } from '../needs/need.ts'
import { addNeeds } from '../needs/store.ts'
import type { Desk } from '../platform/desk.ts'
import type { InventedPerson } from './invent-people.ts'
import type { Random } from './random.ts'

export interface InventedNeeds {
  needs: Need[]
  asks: NeedAsk[]
}

interface Frame {
  language: 'fr' | 'en'
  people: readonly InventedPerson[]
  today: Day
}

/** Four needs: one awaits an answer, one nobody was asked about, one led to somebody, one was met. */
export function inventNeeds(random: Random, { language, people, today }: Frame): InventedNeeds {
  const left = people.filter(isAskable)
  const house = left.find(({ contact }) => contact.organisation !== '')?.contact.organisation
  if (left.length < 8 || house === undefined) return { needs: [], asks: [] }
  // Each person once: nobody is asked twice in a month.
  const take = (): InventedPerson =>
    left.splice(random.int(0, Math.min(left.length, 60) - 1), 1)[0] as InventedPerson
  const words = WORDS[language](house)
  const needs = words.map(({ kind, what, skills, place = '', isHouse = false, agoDays, cameOf = '' }) => ({
    id: random.id(noonUtc(addDays(today, -agoDays))),
    kind,
    what,
    skills,
    organisation: isHouse ? house : '',
    place,
    note: '',
    statedOn: addDays(today, -agoDays),
    closedOn: cameOf === '' ? null : addDays(today, -agoDays + 16),
    outcome: cameOf === '' ? null : ('met' as const),
    cameOf,
  }))
  const ask = (of: Need, afterDays: number, answer: Answer, ledTo: InventedPerson | null = null): NeedAsk => {
    const askedOn = addDays(of.statedOn, afterDays)
    const { id: personId, contact } = take()
    return {
      id: random.id(noonUtc(askedOn)),
      needId: of.id,
      personId,
      askedOn,
      how: contact.emails.length > 0 ? 'mail' : 'message',
      message: '',
      answer,
      answeredOn: answer === 'waiting' ? null : addDays(askedOn, 2),
      ledToId: ledTo?.id ?? null,
      note: '',
    }
  }
  const [waiting, led, , met] = needs as [Need, Need, Need, Need]
  return {
    needs,
    asks: [
      ask(waiting, 1, 'waiting'),
      ask(waiting, 1, 'no'),
      ask(led, 2, 'knows-somebody', take()),
      ask(led, 3, 'waiting'),
      ask(met, 1, 'no'),
      ask(met, 3, 'yes'),
    ],
  }
}

export async function plantNeeds(desk: Desk, invented: InventedNeeds): Promise<void> {
  await addNeeds(desk, invented)
}

function isAskable({ contact, acquaintance }: InventedPerson): boolean {
  const { circle, household, archived } = acquaintance
  return circle !== null && !household && !archived && contact.phones.length + contact.emails.length > 0
}

interface Said {
  kind: NeedKind
  what: string
  skills: string[]
  place?: string
  /** Of an organisation of the cardex. */
  isHouse?: boolean
  agoDays: number
  /** Only of one that was met. */
  cameOf?: string
}

const WORDS: Readonly<Record<'fr' | 'en', (house: string) => readonly Said[]>> = {
  fr: house => [
    {
      kind: 'supplier',
      what: 'un expert-comptable qui connaît les indépendants',
      skills: ['expert-comptable', 'indépendants'],
      agoDays: 12,
    },
    { kind: 'client', what: 'des clients dans l’hôtellerie', skills: ['hôtellerie'], agoDays: 24 },
    { kind: 'introduction', what: `une introduction chez ${house}`, skills: [], isHouse: true, agoDays: 3 },
    {
      kind: 'supplier',
      what: 'un photographe à Marseille pour deux jours',
      skills: ['photographe'],
      place: 'Marseille',
      agoDays: 160,
      cameOf: 'Deux journées de prises de vue, et une deuxième commande à l’automne.',
    },
  ],
  en: house => [
    {
      kind: 'supplier',
      what: 'an accountant who knows freelancers',
      skills: ['accountant', 'freelancers'],
      agoDays: 12,
    },
    { kind: 'client', what: 'clients in hotels', skills: ['hotels'], agoDays: 24 },
    { kind: 'introduction', what: `an introduction at ${house}`, skills: [], isHouse: true, agoDays: 3 },
    {
      kind: 'supplier',
      what: 'a photographer in Bristol for two days',
      skills: ['photographer'],
      place: 'Bristol',
      agoDays: 160,
      cameOf: 'Two days of pictures, and a second order in the autumn.',
    },
  ],
}
