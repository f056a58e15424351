import type { FollowUpView } from '../encounters/encounter.ts'
import { followUpsOf } from '../encounters/follow-ups.ts'
import { plannedUntil } from '../encounters/list.ts'
import { ownEventsOn } from '../encounters/own-events.ts'
import { addDays, type Day } from '../lib/day.ts'
import { cardsOf, summaryOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { daysInCompanySaid } from '../presence/half-days.ts'
import { chooseForToday } from './choose-for-today.ts'
import { companyOver, companySpan } from './company.ts'
import { headlineOf } from './headline.ts'
import { microExchangeOn } from './micro-exchange.ts'
import {
  BIRTHDAY_DAYS,
  birthdayKeys,
  birthdaysSoon,
  contactKind,
  type Morning,
  oneUnknownADay,
  type SaidSuggestion,
} from './morning.ts'
import { type DatedNote, lastNote } from './note-said-back.ts'
import { PROMISE_SOON_DAYS } from './reasons.ts'
import { rhythmModelOn } from './rhythm-store.ts'
import { type Speech, sayReasons } from './say-reasons.ts'
import {
  type BirthdayCard,
  birthdaysOn,
  candidatesOn,
  channelsOf,
  companyDays,
  firstCompanyDay,
  microAcquaintances,
  newcomerCounts,
  notesOf,
} from './store.ts'

/** Days without company in the flesh after which the morning calls for air. */
const ALONE_DAYS = 3
/** A year and a half: what was noted earlier is no reason to write today. */
const NOTE_DAYS = 548

/** This morning: whom to reach and why, what is on, who was met lately. */
export async function readMorning(desk: Desk, t: Speech['t']): Promise<Morning> {
  const today = desk.today()
  const speech = { t, language: desk.language }
  const open = await followUpsOf(desk, { open: true, dueBy: addDays(today, PROMISE_SOON_DAYS) })
  const followUps = open.filter(({ dueOn }) => dueOn === null || dueOn <= today)
  const birthdayCards = await birthdaysOn(desk, birthdayKeys(today, BIRTHDAY_DAYS))
  const suggestions = await suggestionsOn(desk, { today, open, birthdayCards, speech })
  const birthdays = birthdaysSoon(birthdayCards, today)
  const planned = (await plannedUntil(desk, today)).map(each => ({ ...each, past: each.day < today }))
  const span = companySpan(today)
  const said = (await daysInCompanySaid(desk, span)).map(day => ({ day, channel: 'in-person' as const }))
  const company = companyOver(
    [...(await companyDays(desk, span)), ...said],
    today,
    await firstCompanyDay(desk),
  )
  const newcomer = await newcomerCounts(desk)
  const headline = headlineOf(
    {
      today,
      isEmpty: newcomer.people === 0,
      people: suggestions.length,
      planned: planned.filter(({ past }) => !past),
      promises: followUps.filter(({ by, dueOn }) => by === 'me' && dueOn !== null).length,
      birthdays: birthdays.filter(({ inDays }) => inDays === 0).length,
      alone: !company.days.slice(-ALONE_DAYS).some(({ mode }) => mode === 'in-person'),
    },
    speech,
  )
  const microExchange = microExchangeOn(today, await microAcquaintances(desk), speech)
  const events = await ownEventsOn(desk, today)
  return {
    today,
    headline,
    suggestions,
    followUps,
    birthdays,
    planned,
    events,
    company,
    microExchange,
    newcomer,
  }
}

interface Asked {
  today: Day
  open: readonly FollowUpView[]
  birthdayCards: readonly BirthdayCard[]
  speech: Speech
}

async function suggestionsOn(desk: Desk, asked: Asked): Promise<SaidSuggestion[]> {
  const { today, open, birthdayCards, speech } = asked
  const known = { followUps: open, birthdays: birthdayCards }
  const candidates = oneUnknownADay(await candidatesOn(desk, today, known), today)
  const chosen = chooseForToday(candidates, { today, model: await rhythmModelOn(desk, today) })
  const ids = chosen.map(({ personId }) => personId)
  const people = new Map((await cardsOf(desk, ids)).map(card => [card.personId, summaryOf(card)]))
  const channels = Map.groupBy(await channelsOf(desk, ids), row => row.personId)
  const notes = new Map<string, DatedNote[]>()
  for (const id of ids) notes.set(id, await notesOf(desk, id, addDays(today, -NOTE_DAYS)))
  return chosen.flatMap(({ personId, slot, reasons }) => {
    const person = people.get(personId)
    const candidate = candidates.find(each => each.personId === personId)
    if (!person || !candidate) return []
    const promise = open.find(each => each.personId === personId && each.dueOn !== null)?.text ?? ''
    const noted = lastNote(notes.get(personId) ?? [], promise)
    return [
      {
        person,
        slot,
        reasons: sayReasons({ reasons, slot, candidate, promise, noted, today }, speech),
        kind: contactKind(person, channels.get(personId) ?? []),
        phone: person.phone,
        email: person.email,
      },
    ]
  })
}
