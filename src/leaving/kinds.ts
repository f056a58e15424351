/** Under which words rows are told to the owner, in the order they are. */
export const KINDS = [
  'card',
  'ties',
  'encounters',
  'promises',
  'mandates',
  'returns',
  'ideas',
  'outings',
  'company',
  'writing',
  'month',
  'rest',
] as const
export type Kind = (typeof KINDS)[number]

const TABLES: Readonly<Record<string, Kind>> = {
  person: 'card',
  card_origin: 'card',
  located: 'card',
  tie: 'ties',
  encounter: 'encounters',
  encounter_person: 'encounters',
  mandate_encounter: 'encounters',
  follow_up: 'promises',
  mastermind_promise: 'promises',
  favour: 'returns',
  thanks: 'returns',
  introduction: 'returns',
  kind_word: 'returns',
  resonance: 'returns',
  testimonial: 'returns',
  correspondent: 'writing',
  correspondence: 'writing',
}
const FAMILIES: readonly (readonly [RegExp, Kind])[] = [
  [/^(mandate|contribution|outlay|peer|handover)/, 'mandates'],
  [/^(idea|need|leap|post|network)/, 'ideas'],
  [/^(event|outing|tour|club|place|standing|half_day|trial|absence)/, 'outings'],
  [/^(invitation|mastermind)/, 'company'],
  [/^meeting/, 'writing'],
  [/^(bilan|episode|publication|reader|week_plan|plan_item|mood|strain|self_report|balance_word)/, 'month'],
]

export function kindOf(table: string): Kind {
  return TABLES[table] ?? FAMILIES.find(([pattern]) => pattern.test(table))?.[1] ?? 'rest'
}

/** Counts of tables as counts of kinds, those of nothing left out. */
export function byKind(counts: Readonly<Record<string, number>>): { kind: Kind; count: number }[] {
  const sums = new Map<Kind, number>()
  for (const [table, count] of Object.entries(counts))
    sums.set(kindOf(table), (sums.get(kindOf(table)) ?? 0) + count)
  return KINDS.flatMap(kind => (sums.get(kind) ? [{ kind, count: sums.get(kind) as number }] : []))
}
