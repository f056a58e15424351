/** A desk of Monica 4, as both of its exports tell it. Every value is text; '' for what is not said. */
export interface MonicaAccount {
  people: MonicaPerson[]
  activities: MonicaActivity[]
  relations: MonicaRelation[]
  /** Those that concern nobody. */
  tasks: MonicaTask[]
  /** `2026-01-31`: when it was exported, or last changed. */
  writtenOn: string
}

export interface MonicaPerson {
  id: string
  /** `card 12`, `line 7`. */
  where: string
  firstName: string
  middleName: string
  lastName: string
  nickname: string
  /** `M`, `F`, `O`. */
  gender: string
  job: string
  company: string
  description: string
  foodPreferences: string
  /** `1980-04-12`, or `--04-12` where the year is not known. */
  birthday: string
  /** `2019-04-12`: a day only where it is known. */
  firstMet: string
  firstMetWhere: string
  firstMetInfo: string
  /** The id of another of them. */
  firstMetThrough: string
  /** Only the other end of somebody's relation. */
  isPartial: boolean
  tags: string[]
  /** `email`, `phone`, or whatever the owner called it. */
  fields: { type: string; data: string }[]
  addresses: {
    name: string
    street: string
    town: string
    region: string
    postalCode: string
    country: string
  }[]
  notes: string[]
  reminders: MonicaReminder[]
  tasks: MonicaTask[]
  gifts: MonicaGift[]
  debts: MonicaDebt[]
  calls: { at: string; isTheirs: boolean }[]
  messages: { at: string; isMine: boolean; letters: number }[]
}

/** The other is `type` to the person: `child` where the person is the parent. */
export interface MonicaRelation {
  person: string
  other: string
  type: string
  /** What the person is to the other, where the file says it. */
  inverse: string
}

export interface MonicaReminder {
  id: string
  date: string
  /** `one_time`, `week`, `month`, `year`. */
  frequency: string
  /** Every how many of them. */
  every: string
  title: string
  description: string
  /** Over: it was sent, or put out. */
  isInactive: boolean
  /** Made by Monica for a birthday. */
  isOfMonica: boolean
}

export interface MonicaTask {
  id: string
  title: string
  description: string
  isDone: boolean
  doneAt: string
}

export interface MonicaGift {
  id: string
  name: string
  comment: string
  amount: string
  /** `idea`, `offered`, `received`. */
  status: string
  day: string
  /** For somebody of their family. */
  isForAnother: boolean
}

export interface MonicaDebt {
  amount: string
  currency: string
  reason: string
  /** The owner owes it. */
  isMine: boolean
  isPaid: boolean
}

export interface MonicaActivity {
  id: string
  title: string
  day: string
  people: string[]
}

export function newMonicaPerson(id: string, where: string): MonicaPerson {
  const names = { firstName: '', middleName: '', lastName: '', nickname: '', gender: '' }
  const said = { job: '', company: '', description: '', foodPreferences: '', birthday: '', isPartial: false }
  const met = { firstMet: '', firstMetWhere: '', firstMetInfo: '', firstMetThrough: '' }
  const lists = { tags: [], fields: [], addresses: [], notes: [], calls: [], messages: [] }
  const more = { reminders: [], tasks: [], gifts: [], debts: [] }
  return { id, where, ...names, ...said, ...met, ...lists, ...more }
}

export function monicaName({ firstName, middleName, lastName, nickname }: MonicaPerson): string {
  return [firstName, middleName, lastName].filter(part => part !== '').join(' ') || nickname
}

/** One that has a name of its own in every export; those of old accounts are numbers. */
export function isMonicaUuid(id: string): boolean {
  return /^[\da-f-]{36}$/i.test(id)
}
