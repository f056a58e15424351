import { type Day, parseDay } from '../lib/day.ts'
import { withoutNul } from '../lib/without-nul.ts'
import type { Besides, FoundFollowUp, FoundPresent, FoundTie } from './besides.ts'
import {
  isMonicaUuid,
  type MonicaAccount,
  type MonicaDebt,
  type MonicaGift,
  type MonicaPerson,
  type MonicaRelation,
  type MonicaReminder,
  type MonicaTask,
  monicaName,
} from './monica-account.ts'
import { inverseOf, relationWord } from './monica-relations.ts'
import { isBirthdayReminder, isOver, nextDay, reminderTold, rhythmOf } from './monica-reminders.ts'

/** What has no place in the desk but the note of somebody: lines of it. */
export type PlaceOfFacts = Record<'ties' | 'reminders' | 'tasks' | 'gifts' | 'debts', string[]>

export interface MonicaBesides {
  /** By the ids of Monica. */
  besides: Besides<string>
  noteOf: (person: MonicaPerson) => PlaceOfFacts
}

interface Options {
  language: 'fr' | 'en'
  digest: (text: string) => string
  /** Reminders that come again are brought in for their next day from then on; their first where nobody says it. */
  today?: Day | undefined
}

const WORDS = {
  fr: {
    idea: 'idée',
    offered: 'offert',
    received: 'reçu',
    mine: 'je dois',
    theirs: 'me doit',
    paid: 'réglé',
  },
  en: {
    idea: 'idea',
    offered: 'given',
    received: 'received',
    mine: 'I owe',
    theirs: 'owes me',
    paid: 'paid',
  },
}

/** As long as a follow-up may be; one that says more stays in the note. */
const LONGEST_TEXT = 2000
/** As long as what is noted of a favour may be. */
const LONGEST_NOTE = 10_000
/** As long as the words of a tie may be. */
const LONGEST_WORD = 200

/** What an account of Monica knows besides cards: each thing in its place in the desk, or in the note. */
export function monicaBesides(account: MonicaAccount, { language, digest, today }: Options): MonicaBesides {
  const byId = new Map(account.people.map(person => [person.id, person]))
  const keys = keysOf(byId, digest)
  const notes = new Map(account.people.map(({ id }) => [id, emptyNote()]))
  const noteOf = (person: MonicaPerson) => notes.get(person.id) ?? emptyNote()
  const followUps: FoundFollowUp<string>[] = []
  const presents: FoundPresent<string>[] = []
  const add = (followUp: FoundFollowUp<string> | null, otherwise: () => void) => {
    if (followUp && followUp.text.length <= LONGEST_TEXT) followUps.push(followUp)
    else otherwise()
  }
  for (const person of account.people.filter(({ isPartial }) => !isPartial)) {
    const note = noteOf(person)
    for (const reminder of person.reminders) {
      if (isBirthdayReminder(reminder, person.birthday)) continue
      const found = isOver(reminder, account.writtenOn) ? null : dueAgain(reminder, today)
      const said = [reminder.date, reminder.frequency, reminder.title]
      const key = keys.of('reminder', reminder.id, [keys.who(person.id), ...said])
      add(found && { ...found, key, person: person.id }, () => note.reminders.push(reminderTold(reminder)))
    }
    for (const task of person.tasks)
      add(taskOf(task, keys, person.id), () => note.tasks.push(textOf(task.title, task.description)))
    for (const gift of person.gifts) {
      const key = keys.of('gift', gift.id, [keys.who(person.id), gift.status, gift.day, gift.name])
      const present = presentOf(gift)
      if (present) presents.push({ ...present, key, person: person.id })
      else note.gifts.push(giftTold(gift, language))
    }
    for (const debt of person.debts) note.debts.push(debtTold(debt, language))
  }
  for (const task of account.tasks) add(taskOf(task, keys, null), () => {})
  const ties = tiesIn(account, byId, { keys, language, noteOf })
  const introductions = account.people.flatMap(({ id, firstMetThrough }) =>
    firstMetThrough !== '' && byId.has(firstMetThrough) ? [{ person: id, through: firstMetThrough }] : [],
  )
  return { besides: { ties, followUps, presents, introductions }, noteOf }
}

function emptyNote(): PlaceOfFacts {
  return { ties: [], reminders: [], tasks: [], gifts: [], debts: [] }
}

interface Keys {
  /** A thing by its own identifier, which both exports know; by what it says where it has none. */
  of: (kind: string, id: string, said: readonly string[]) => string
  /** Somebody: a number names them in one account only. */
  who: (id: string) => string
}

function keysOf(people: ReadonlyMap<string, MonicaPerson>, digest: Options['digest']): Keys {
  return {
    of: (kind, id, said) => `monica-${kind}-${isMonicaUuid(id) ? id : digest(said.join('\n'))}`,
    who: id => {
      const person = people.get(id)
      return person && !isMonicaUuid(id) ? `${id} ${monicaName(person)}` : id
    },
  }
}

/** Monica writes a relation from both sides: it is one tie. Those to people without a card are lines of the note. */
function tiesIn(
  { relations }: MonicaAccount,
  byId: ReadonlyMap<string, MonicaPerson>,
  { keys, language, noteOf }: { keys: Keys; language: 'fr' | 'en'; noteOf: MonicaBesides['noteOf'] },
): FoundTie<string>[] {
  const ties = new Map<string, FoundTie<string>>()
  const word = (type: string, of: MonicaPerson) =>
    withoutNul(relationWord(type, of.gender, language)).slice(0, LONGEST_WORD)
  for (const { person: id, other: otherId, type, inverse } of withInverses(relations)) {
    const [person, other] = [byId.get(id), byId.get(otherId)]
    if (!person || !other || person === other || person.isPartial) continue
    if (other.isPartial) {
      noteOf(person).ties.push(partialTold(other, word(type, other)))
      continue
    }
    const ends = [`${keys.who(otherId)} ${type}`, `${keys.who(id)} ${inverse}`].sort()
    const key = `monica-tie-${ends.join(' ')}`
    if (ties.has(key)) continue
    const words = { otherIs: word(type, other), personIs: word(inverse, person) }
    ties.set(key, { key, person: id, other: otherId, ...words })
  }
  return [...ties.values()]
}

/** A kind of the owner's own has its inverse in the row of the other side, where the file does not say it. */
function withInverses(relations: readonly MonicaRelation[]): MonicaRelation[] {
  const said = relations.map(relation => ({
    ...relation,
    inverse: inverseOf(relation.type) || relation.inverse,
  }))
  const open = new Map<string, MonicaRelation[]>()
  for (const relation of said.filter(({ inverse }) => inverse === '')) {
    const between = `${relation.person} ${relation.other}`
    const list = open.get(between)
    if (list) list.push(relation)
    else open.set(between, [relation])
  }
  const types = new Map([...open].map(([between, list]) => [between, list.map(({ type }) => type)]))
  for (const [between, list] of open) {
    const back = types.get(between.split(' ').reverse().join(' ')) ?? []
    for (const [nth, relation] of list.entries()) relation.inverse = back[nth] ?? ''
  }
  return said
}

function partialTold(other: MonicaPerson, word: string): string {
  return `${monicaName(other)} (${[word, other.birthday].filter(part => part !== '').join(', ')})`
}

function dueAgain(reminder: MonicaReminder, today: Day | undefined) {
  const first = parseDay(reminder.date.slice(0, 10))
  const rhythm = rhythmOf(reminder)
  const text = textOf(reminder.title, reminder.description)
  if (!first || !rhythm || text === '') return null
  return { text, dueOn: nextDay(first, rhythm, today ?? first), doneOn: null }
}

/** Null for one done, nobody knows when. */
function taskOf(task: MonicaTask, keys: Keys, person: string | null): FoundFollowUp<string> | null {
  const text = textOf(task.title, task.description)
  const doneOn = task.isDone ? parseDay(task.doneAt.slice(0, 10)) : null
  if (text === '' || (task.isDone && !doneOn)) return null
  const who = person === null ? '' : keys.who(person)
  return { key: keys.of('task', task.id, [who, text]), person, text, dueOn: null, doneOn }
}

function textOf(title: string, description: string): string {
  const said = description === '' || description === title ? [title] : [title, description]
  return withoutNul(said.filter(part => part !== '').join('\n')).trim()
}

/** Given or received on a day: an attention. An idea, or one for somebody of their family, is none. */
function presentOf({ status, day: on, isForAnother, amount, ...gift }: MonicaGift) {
  const day = parseDay(on.slice(0, 10))
  if (!day || isForAnother || (status !== 'offered' && status !== 'received')) return null
  const name = [gift.name, amount && `(${amount})`].filter(part => part !== '').join(' ')
  const note = textOf(name, gift.comment)
  if (note.length > LONGEST_NOTE) return null
  return { direction: status === 'offered' ? ('given' as const) : ('received' as const), day, note }
}

function giftTold({ name, comment, amount, status, day }: MonicaGift, language: 'fr' | 'en'): string {
  const words = WORDS[language]
  const known = status === 'idea' || status === 'offered' || status === 'received' ? words[status] : status
  const said = [known, day.slice(0, 10), amount].filter(part => part !== '').join(', ')
  return [name, comment, said && `(${said})`].filter(part => part !== '').join(' ')
}

function debtTold({ amount, currency, reason, isMine, isPaid }: MonicaDebt, language: 'fr' | 'en'): string {
  const words = WORDS[language]
  const sum = [amount, currency].filter(part => part !== '').join(' ')
  const said = `${isMine ? words.mine : words.theirs} ${sum}${isPaid ? ` (${words.paid})` : ''}`
  return reason === '' ? said : `${said}, ${reason}`
}
