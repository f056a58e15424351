import { type DraftPerson, nameFrom, type Somebody, type Who } from '../encounters/capture-draft.ts'
import type { Day } from '../lib/day.ts'
import type { Named } from '../people/person.ts'
import { type ContributionKind, type Mandate, type MandateDraft, NEW_MANDATE, type Stage } from './mandate.ts'
import type { ProposedSource } from './propose-provenance.ts'
import type { MandateReading } from './read-mandate.ts'
import { type ReadName, type ReadSource, sharesOf } from './read-provenance.ts'

export interface LineFields {
  what: string
  organisation: string
  amountCents: number | null
  /** Null: the desk's own. */
  currency: string | null
  per: 'whole' | 'day'
  daysHundredths: number | null
  chance: number | null
  stage: Stage
  unexpected: boolean
}

/** What was changed by hand on the chips; it outlives further typing. */
export interface LineCorrections {
  fields: Partial<LineFields>
  /** For whom, chosen by hand where the line names nobody. */
  client: Somebody | null
  /** By the words of the line; null: nobody. */
  people: Record<string, Who | null>
  /** By the key of the source; null: none. */
  sources: Record<string, Partial<Pick<ReadSource, 'kind' | 'label'>> | null>
  /** Taken from cards: in the place of the source of that key, or one more. */
  accepted: { key: string | null; source: ProposedSource }[]
}

export const NO_LINE_CORRECTIONS: LineCorrections = {
  fields: {},
  client: null,
  people: {},
  sources: {},
  accepted: [],
}

export interface DraftSource {
  key: string
  kind: ContributionKind
  label: string
  chain: DraftPerson[]
  share: number | null
}

/** A line as it would be saved: what was read, corrected by hand. */
export interface LineDraft extends LineFields {
  client: DraftPerson | null
  sources: DraftSource[]
  note: string
}

export function lineDraft(reading: MandateReading, corrections: LineCorrections): LineDraft {
  const { fields, people } = corrections
  const read = reading.client?.person ?? null
  const organisation = reading.client?.organisation ?? ''
  // Somebody of the line who is said to be nobody is an organisation.
  const nobody = read && people[read.text] === null ? read.text : ''
  return {
    what: fields.what ?? reading.what,
    client: chosenClient(corrections.client) ?? (read && draftPerson(read, people)),
    organisation: fields.organisation ?? (organisation || nobody),
    amountCents: fields.amountCents !== undefined ? fields.amountCents : reading.amountCents,
    currency: fields.currency ?? reading.currency,
    per: fields.per ?? reading.per,
    daysHundredths: fields.daysHundredths !== undefined ? fields.daysHundredths : reading.daysHundredths,
    chance: fields.chance !== undefined ? fields.chance : reading.chance,
    stage: fields.stage ?? reading.stage ?? 'lead',
    unexpected: fields.unexpected ?? reading.unexpected,
    sources: draftSources(reading.sources, corrections),
    note: reading.note,
  }
}

/** The chips of sources read anywhere: of a line, of a correction on the mandate's page. */
export function draftSources(
  sources: readonly ReadSource[],
  { people, sources: corrected, accepted }: Pick<LineCorrections, 'people' | 'sources' | 'accepted'>,
): DraftSource[] {
  const read = sources.flatMap((source): DraftSource[] => {
    const key = keyOf(source)
    const change = corrected[key]
    if (change === null) return []
    const taken = accepted.filter(each => each.key === key).at(-1)
    if (taken) return [{ ...fromCard(taken.source), key, share: source.share }]
    const chain = source.chain.flatMap(name => draftPerson(name, people) ?? [])
    const nobody = source.kind === 'referral' && chain.length === 0 ? (source.chain[0]?.text ?? '') : ''
    const kind = change?.kind ?? (nobody === '' ? source.kind : 'event')
    const label = change?.label ?? (source.label || nobody)
    return [{ key, kind, label, chain, share: source.share }]
  })
  const more = accepted.filter(({ key }) => key === null).map(({ source }) => fromCard(source))
  return [...read, ...more]
}

/** Everybody of a draft, as they stand on chips. */
function everybodyIn({ client, sources }: Pick<LineDraft, 'client' | 'sources'>): DraftPerson[] {
  return [...(client ? [client] : []), ...sources.flatMap(({ chain }) => chain)]
}

/** The first whose name must be chosen among several before saving. */
export function firstUnsureIn(draft: Pick<LineDraft, 'client' | 'sources'>): DraftPerson | null {
  return everybodyIn(draft).find(({ who }) => who.kind === 'unsure') ?? null
}

export type MandateBody = Omit<MandateDraft, 'id'>

/**
 * What is sent to be saved; people who are new get their ids here, once each.
 *
 * @throws RangeError while somebody is still unsure.
 */
export function mandateBody(
  draft: LineDraft,
  { today, currency, newId }: { today: Day; currency: string; newId: () => string },
): MandateBody {
  const ids = identified(everybodyIn(draft), newId)
  const { client, sources, note, ...fields } = draft
  return {
    ...NEW_MANDATE,
    ...fields,
    currency: fields.currency ?? currency,
    clientId: client ? (ids.of(client) ?? null) : null,
    heardOn: today,
    note,
    contributions: contributionsFrom(sources, { of: ids.of, newId }),
    newPeople: ids.newPeople,
  }
}

/** Sources as a mandate keeps them. */
export function contributionsFrom(
  sources: readonly DraftSource[],
  { of, newId }: { of: (person: DraftPerson) => string | undefined; newId: () => string },
): Mandate['contributions'] {
  const shares = sharesOf(sources)
  return sources.map(({ kind, label, chain }, i) => ({
    id: newId(),
    kind,
    label,
    personIds: chain.flatMap(person => of(person) ?? []),
    share: shares[i] as number,
  }))
}

/** The ids of people on chips: those of the cardex, and new ones, the same name once. */
export function identified(
  people: readonly DraftPerson[],
  newId: () => string,
): { newPeople: Named[]; of: (person: DraftPerson) => string | undefined } {
  const newPeople: Named[] = []
  const ids = new Map<string, string>()
  for (const { key, who } of people) {
    if (who.kind === 'unsure') throw new RangeError('somebody is still unsure')
    if (who.kind === 'known') ids.set(key, who.person.id)
    if (who.kind !== 'new') continue
    const known = newPeople.find(({ name }) => name === who.name)
    const person = known ?? { id: newId(), name: who.name }
    if (!known) newPeople.push(person)
    ids.set(key, person.id)
  }
  return { newPeople, of: ({ key }) => ids.get(key) }
}

function chosenClient(who: Somebody | null): DraftPerson | null {
  return who && { key: CHOSEN, text: who.kind === 'known' ? who.person.name : who.name, who }
}

const CHOSEN = '+client'

function draftPerson({ text, match }: ReadName, people: LineCorrections['people']): DraftPerson | null {
  const corrected = people[text]
  if (corrected === null) return null
  if (corrected) return { key: text, text, who: corrected }
  if (match.kind === 'known') return { key: text, text, who: match }
  if (match.kind === 'ambiguous') {
    return { key: text, text, who: { kind: 'unsure', candidates: match.candidates } }
  }
  return { key: text, text, who: { kind: 'new', name: nameFrom(text) } }
}

/** The same words are the same source, wherever the line goes on. */
function keyOf({ kind, label, chain }: ReadSource): string {
  return [kind, label, ...chain.map(({ text }) => text)].join('|')
}

function fromCard({ kind, label, chain }: ProposedSource): DraftSource {
  const people = chain.map(
    (person): DraftPerson => ({ key: person.id, text: person.name, who: { kind: 'known', person } }),
  )
  return { key: `card ${chain.map(({ id }) => id).join(' ')}`, kind, label, chain: people, share: null }
}
