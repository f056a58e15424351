import { type Company, type OutsideShare, outsideShare } from '../clubs/outside-share.ts'
import { MARK } from '../encounters/contact-weeks.ts'
import type { Mode } from '../encounters/encounter.ts'
import { addDays, type Day, daysBetween, daysOf, type Span } from '../lib/day.ts'
import { RELATIONS, type Relation } from '../people/person.ts'
import { type Completeness, completenessOf } from './completeness.ts'
import { type Diversity, diversityOf } from './diversity.ts'
import { type FiveNetworks, fiveNetworks, NETWORK_WEEKS, NETWORKS, networksOf } from './five-networks.ts'
import { MODES, peopleByWeek, weeksIn } from './weekly.ts'

/** Somebody who does not live with the owner. */
export interface LogPerson {
  id: string
  relations: readonly Relation[]
  trade: 'inside' | 'outside' | null
  /** Marks of the weeks from the log's first one on (encounters/contact-weeks.ts). */
  weeks: Uint8Array
}

/** What the encounters of a day were like, on one channel. */
export interface DayManner {
  day: Day
  mode: Mode
  encounters: number
  micro: number
  chosen: number
  endured: number
  personal: number
  professional: number
  mixed: number
}

export interface CompanyLog {
  /** A Monday: of the first week of everybody's marks. */
  from: Day
  people: readonly LogPerson[]
  manners: readonly DayManner[]
  /** Who was there at sessions of clubs where one is for something else than one's trade. */
  metAtClubsOutside: readonly { personId: string; day: Day }[]
  /** Days of half-days said to have had company in the flesh, whoever it was. */
  saidInCompany: ReadonlySet<Day>
  noted: ReadonlySet<Day>
  away: ReadonlySet<Day>
}

export interface CompanyFigures extends Span {
  weeks: number
  completeness: Completeness
  /** Distinct people, and their mean of a week. */
  people: number
  peopleAWeek: number
  modes: Record<Mode, { people: number; peopleAWeek: number; days: number; encounters: number }>
  /** The most days in a row without company in the flesh, those away passed over; null where there was none. */
  alone: (Span & { days: number; unnoted: number }) | null
  encounters: number
  spheres: { personal: number; professional: number; mixed: number }
  wish: { chosen: number; endured: number }
  micro: { met: number; other: number }
  outside: OutsideShare
  /** People met in the flesh, by what they are: somebody who is two things counts for half in each. */
  kinds: { relation: Relation; people: number }[]
  withoutKind: number
  diversity: Diversity
}

/** What the log shows of a span. @param span whole weeks. @see docs/measures.md#company-over-time */
export function companyFigures(span: Span, log: CompanyLog): CompanyFigures {
  const weeks = weeksIn(span)
  const first = Math.round(daysBetween(log.from, span.from) / 7)
  const within = log.people.map(person => ({ ...person, weeks: person.weeks.subarray(first, first + weeks) }))
  const seen = within
    .map(person => ({ ...person, held: person.weeks.reduce((all, mark) => all | mark, 0) }))
    .filter(({ held }) => held !== 0)
  const met = seen.filter(({ held }) => held & MARK['in-person'])
  const byWeek = peopleByWeek(seen, span.from, weeks)
  const manners = log.manners.filter(({ day }) => span.from <= day && day <= span.to)
  const total = (column: Exclude<keyof DayManner, 'day' | 'mode'>, of: readonly DayManner[] = manners) =>
    of.reduce((sum, manner) => sum + manner[column], 0)
  const inPerson = manners.filter(({ mode }) => mode === 'in-person')
  const said = [...log.saidInCompany].filter(day => span.from <= day && day <= span.to)
  const company = new Set([...inPerson.map(({ day }) => day), ...said])
  const mean = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0) / weeks
  const micro = total('micro', inPerson)
  const kinds = kindsOf(met)
  return {
    ...span,
    weeks,
    completeness: completenessOf(span, { noted: log.noted, company, away: log.away }),
    people: seen.length,
    peopleAWeek: mean(byWeek.map(({ people }) => people)),
    modes: Object.fromEntries(
      MODES.map(mode => {
        const days = manners.filter(manner => manner.mode === mode)
        const people = seen.filter(({ held }) => held & MARK[mode]).length
        const peopleAWeek = mean(byWeek.map(({ modes }) => modes[mode]))
        const inAll = mode === 'in-person' ? company.size : days.length
        return [mode, { people, peopleAWeek, days: inAll, encounters: total('encounters', days) }]
      }),
    ) as CompanyFigures['modes'],
    alone: longestAlone(span, company, log),
    encounters: total('encounters'),
    spheres: {
      personal: total('personal'),
      professional: total('professional'),
      mixed: total('mixed'),
    },
    wish: { chosen: total('chosen'), endured: total('endured') },
    micro: { met: micro, other: total('micro') - micro },
    outside: outsideShare(met.map(person => sidesOf(person, span, log))),
    kinds,
    withoutKind: met.filter(({ relations }) => relations.length === 0).length,
    diversity: diversityOf(kinds.map(({ people }) => people)),
  }
}

/**
 * The five networks over the 52 weeks that end with the span.
 *
 * @param associations days of sessions at which one was.
 * @param firstDay the first day that the log knows.
 */
export function networksAt(
  to: Day,
  { people, from }: Pick<CompanyLog, 'people' | 'from'>,
  associations: readonly Day[],
  firstDay: Day | null,
): FiveNetworks {
  const year = addDays(to, 1 - 7 * NETWORK_WEEKS)
  const first = Math.round(daysBetween(from, year) / 7)
  const weeksMet = Object.fromEntries(NETWORKS.map(network => [network, new Set<number>()])) as Record<
    (typeof NETWORKS)[number],
    Set<number>
  >
  for (const { relations, weeks } of people) {
    const theirs = networksOf(relations)
    if (theirs.length === 0) continue
    for (let week = 0; week < NETWORK_WEEKS; week++) {
      if (((weeks[first + week] ?? 0) & MARK['in-person']) === 0) continue
      for (const network of theirs) weeksMet[network].add(week)
    }
  }
  for (const day of associations) {
    if (year <= day && day <= to) weeksMet.associations.add(Math.floor(daysBetween(year, day) / 7))
  }
  const known = firstDay === null ? 0 : Math.ceil((daysBetween(firstDay, to) + 1) / 7)
  const counts = NETWORKS.map(network => [network, weeksMet[network].size] as const)
  return fiveNetworks(
    Object.fromEntries(counts) as Record<(typeof NETWORKS)[number], number>,
    Math.max(0, known),
  )
}

/** Those with whom there was both business and what is personal in the span, as a fact. */
export function mixedTies(span: Span, { people, from }: Pick<CompanyLog, 'people' | 'from'>): string[] {
  const first = Math.round(daysBetween(from, span.from) / 7)
  const both = MARK.personal | MARK.professional
  return people
    .filter(({ weeks }) => {
      const held = weeks.subarray(first, first + weeksIn(span)).reduce((all, mark) => all | mark, 0)
      return (held & both) === both
    })
    .map(({ id }) => id)
}

function kindsOf(met: readonly LogPerson[]): CompanyFigures['kinds'] {
  const weights = new Map<Relation, number>(RELATIONS.map(relation => [relation, 0]))
  for (const { relations } of met) {
    for (const relation of relations)
      weights.set(relation, (weights.get(relation) ?? 0) + 1 / relations.length)
  }
  return [...weights].map(([relation, people]) => ({ relation, people }))
}

function sidesOf(
  { id, trade, relations, held }: LogPerson & { held: number },
  span: Span,
  { metAtClubsOutside }: CompanyLog,
): Company {
  const atClubOutside = metAtClubsOutside.some(
    ({ personId, day }) => personId === id && span.from <= day && day <= span.to,
  )
  const [personal, professional] = [held & MARK.metPersonal ? 1 : 0, held & MARK.metProfessional ? 1 : 0]
  return { trade, relations, atClubOutside, personal, professional }
}

function longestAlone(
  span: Span,
  company: ReadonlySet<Day>,
  { noted, away }: CompanyLog,
): CompanyFigures['alone'] {
  let longest: CompanyFigures['alone'] = null
  let current: CompanyFigures['alone'] = null
  for (const day of daysOf(span)) {
    if (away.has(day)) continue
    if (company.has(day)) {
      current = null
      continue
    }
    current ??= { from: day, to: day, days: 0, unnoted: 0 }
    current = {
      ...current,
      to: day,
      days: current.days + 1,
      unnoted: current.unnoted + (noted.has(day) ? 0 : 1),
    }
    if (longest === null || current.days > longest.days) longest = current
  }
  return longest
}
