import { addDays, type Day, noonUtc } from '../lib/day.ts'
import type { Contact } from '../lib/vcard/contact.ts'
import { EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import {
  type Acquaintance,
  type Circle,
  NEW_ACQUAINTANCE,
  type Relation,
  type Tie,
} from '../people/person.ts'
import type { Random } from './random.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface InventedPerson {
  id: string
  contact: Contact
  acquaintance: Acquaintance
  addedOn: Day
}

export interface Frame {
  from: Day
  today: Day
  /** How many people in all. */
  people: number
}

/** Dunbar's layers: who stands in which circle, by place in the list. */
const LAYERS: readonly (readonly [upTo: number, circle: Circle])[] = [
  [5, 1],
  [20, 2],
  [70, 3],
  [220, 4],
]

/** The people of the desk, nearest first: household, circles, passers-by, then the long cardex. */
export function inventPeople(random: Random, words: Vocabulary, frame: Frame): InventedPerson[] {
  const household = words.household.map(([name]) =>
    someone(
      random,
      frame,
      { ...EMPTY_CONTACT, name, givenName: name },
      { household: true, relations: ['family'], addressForm: 'tu' },
    ),
  )
  const passers = words.passers.map(name =>
    someone(random, frame, { ...EMPTY_CONTACT, name }, { relations: ['neighbour'], trade: 'outside' }),
  )
  const rest = Math.max(0, frame.people - household.length - passers.length)
  const others = Array.from({ length: rest }, (_, place) => carded(random, words, frame, place))
  for (const person of others) {
    if (random.chance(0.15)) person.acquaintance.metThroughId = random.pick(others.slice(0, 70)).id
    if (person.acquaintance.metThroughId === person.id) person.acquaintance.metThroughId = null
  }
  return [...household, ...others.slice(0, 220), ...passers, ...others.slice(220)]
}

export function inventTies(random: Random, words: Vocabulary, people: InventedPerson[]): Tie[] {
  const circles = people.filter(person => person.acquaintance.circle !== null)
  if (circles.length < 2) return []
  return Array.from({ length: Math.floor(circles.length / 6) }, (_, i) => {
    const person = circles[i] as InventedPerson
    const other = random.pick(circles.filter(({ id }) => id !== person.id))
    const [otherIs, personIs] = random.pick(words.ties)
    return {
      id: random.id(noonUtc(person.addedOn)),
      personId: person.id,
      otherId: other.id,
      otherIs,
      personIs,
    }
  })
}

function carded(random: Random, words: Vocabulary, frame: Frame, place: number): InventedPerson {
  const circle = LAYERS.find(([upTo]) => place < upTo)?.[1] ?? null
  const trade = random.chance(0.55) ? 'inside' : 'outside'
  const isWoman = random.chance(0.5)
  const givenName = random.pick(isWoman ? words.women : words.men)
  const familyName = random.pick(words.family)
  const organisation = random.chance(0.7)
    ? random.pick(words.organisationShapes).replace('*', random.pick(words.organisationStems))
    : ''
  const [town, postalCode, region] = random.pick(words.towns.slice(0, circle ? 8 : undefined))
  const mailbox = `${fold(givenName)}.${fold(familyName)}`.replaceAll(/[^a-z.]/g, '')
  const contact: Contact = {
    ...EMPTY_CONTACT,
    name: `${givenName} ${familyName}`,
    givenName,
    familyName,
    organisation,
    title: titleOf(random.pick(trade === 'inside' ? words.insideTitles : words.outsideTitles), isWoman),
    phones: random.chance(0.85) ? [{ types: ['cell'], label: null, value: words.phone(place * 7 + 11) }] : [],
    emails: random.chance(0.9)
      ? [{ types: ['work'], label: null, value: `${mailbox}${place}@${domain(organisation)}.example` }]
      : [],
    addresses: random.chance(0.6) ? [address(random, words, { town, postalCode, region })] : [],
    birthday: random.chance(circle ? 0.6 : 0.15) ? birthday(random) : null,
    tags: random.chance(0.35) ? [random.pick(words.tags)] : [],
  }
  const close = circle !== null && circle <= 2
  return someone(random, frame, contact, {
    civility: random.chance(0.4) ? (isWoman ? 'madam' : 'sir') : null,
    circle,
    trade,
    relations: relationsOf(random, trade, circle),
    addressForm: close || random.chance(0.3) ? 'tu' : 'vous',
    skills:
      trade === 'inside' && random.chance(0.5) ? [random.pick(words.skills), random.pick(words.skills)] : [],
    oneToOne: random.chance(0.06),
    timeZone: random.chance(0.03) ? 'America/Montreal' : null,
    metAt: random.chance(0.3) ? random.pick(words.events) : '',
    remember: circle && random.chance(0.4) ? random.pick(words.remember) : '',
    archived: circle === null && random.chance(0.02),
  })
}

function someone(
  random: Random,
  { from, today }: Frame,
  contact: Contact,
  known: Partial<Acquaintance>,
): InventedPerson {
  const age = random.int(
    0,
    Math.max(1, Math.round((noonUtc(today).getTime() - noonUtc(from).getTime()) / 86_400_000)),
  )
  const addedOn = addDays(today, -age)
  const id = random.id(noonUtc(addedOn))
  const acquaintance = { ...NEW_ACQUAINTANCE, ...known, skills: [...new Set(known.skills ?? [])] }
  return { id, contact: { ...contact, uid: id }, acquaintance, addedOn }
}

function relationsOf(random: Random, trade: 'inside' | 'outside', circle: Circle | null): Relation[] {
  const first: Relation = random.pick(
    trade === 'inside'
      ? ['peer', 'peer', 'partner', 'client', 'acquaintance']
      : ['client', 'prospect', 'acquaintance', 'friend'],
  )
  if (circle === 1) return random.chance(0.4) ? ['family'] : ['friend']
  return circle === 2 && first !== 'friend' ? [first, 'friend'] : [first]
}

function titleOf(title: string, isWoman: boolean): string {
  const [womans, mans = womans] = title.split('|')
  return (isWoman ? womans : mans) as string
}

function address(
  random: Random,
  words: Vocabulary,
  at: { town: string; postalCode: string; region: string },
) {
  const street = `${random.int(1, 120)} ${random.pick(words.streets)}`
  return { types: ['work'], label: null, poBox: '', extended: '', street, ...at, country: words.country }
}

function birthday(random: Random) {
  return {
    year: random.chance(0.6) ? random.int(1950, 2001) : null,
    month: random.int(1, 12),
    day: random.int(1, 28),
  }
}

function domain(organisation: string): string {
  return (
    fold(organisation)
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'courrier'
  )
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
