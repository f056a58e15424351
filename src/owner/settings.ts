import { NO_OUTGOING, type OutgoingSettings, outgoingSettingsOf } from './outgoing-services.ts'
import { NO_OWN_CARD, type OwnCard } from './own-card.ts'

/** What the owner decided of their desk, as screens read it. */
export interface Settings {
  language: 'fr' | 'en'
  /** IANA name: decides what "today" is. */
  timeZone: string
  ownerName: string
  /** The owner's own trade, in their words. */
  trade: string
  /** Under the messages drafted for them. */
  signature: string
  /** Their own few sentences, at hand when they go out. */
  pitch: { whoIAm: string; whomILookFor: string }
  /** What their card for others says besides. */
  card: OwnCard
  /** Of the telephone numbers written without their country: ISO 3166-1, two letters. */
  country: string
  /** ISO week day a week begins on, 1 Monday … 7 Sunday. */
  weekStart: number
  letter: LetterSettings
  push: { enabled: boolean }
  phone: PhoneSettings
  outgoing: OutgoingSettings
  publishing: PublishingSettings
  history: HistorySettings
  /** Steps of the first run already taken. */
  firstRunDone: string[]
}

/** Who the owner is in calendars, mail and chats, so that they are not met by themselves. */
export interface HistorySettings {
  mails: string[]
  phones: string[]
  names: string[]
  /** Titles and places of meetings are kept; else only who and when. */
  keepsTitles: boolean
}

/** What everybody may read, and who answers for it. */
export interface PublishingSettings {
  /** The months that are published may be read and heard without a link. */
  isPublic: boolean
  /** The notices that the law asks for. */
  name: string
  siret: string
  contact: string
}

/** Who goes to the telephone, among those who have more than a name. */
export interface PhoneSettings {
  people: 'all' | 'chosen'
  /** Of those chosen: any of these circles, any of these tags. */
  circles: number[]
  tags: string[]
  /** « The baker » too, whose card is a name. */
  withoutCard: boolean
}

export interface LetterSettings {
  enabled: boolean
  /** From which hour of the desk's clock on, 0 … 23. */
  hour: number
  /** null: no server was given. */
  smtp: SmtpSettings | null
  /** '' for nobody. */
  to: string
}

/** The password has its home elsewhere: a journal must not hold it. */
export interface SmtpSettings {
  host: string
  port: number
  /** TLS from the first octet (port 465); otherwise STARTTLS where the server offers it. */
  secure: boolean
  user: string
  from: string
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'en',
  timeZone: 'UTC',
  ownerName: '',
  trade: '',
  signature: '',
  pitch: { whoIAm: '', whomILookFor: '' },
  card: NO_OWN_CARD,
  country: 'FR',
  weekStart: 1,
  letter: { enabled: false, hour: 7, smtp: null, to: '' },
  push: { enabled: false },
  phone: { people: 'all', circles: [], tags: [], withoutCard: false },
  outgoing: NO_OUTGOING,
  publishing: { isPublic: false, name: '', siret: '', contact: '' },
  history: { mails: [], phones: [], names: [], keepsTitles: false },
  firstRunDone: [],
}

const SETTING_NAMES = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[]

/** The rows of `setting` (JSON by name) over what holds where nothing was said. */
export function settingsOf(rows: readonly { id: string; value: string }[]): Settings {
  const said = Object.fromEntries(rows.map(({ id, value }) => [id, JSON.parse(value) as unknown]))
  const settings: Settings = { ...DEFAULT_SETTINGS, ...(said as Partial<Settings>) }
  return {
    ...settings,
    card: { ...NO_OWN_CARD, ...settings.card },
    letter: { ...DEFAULT_SETTINGS.letter, ...settings.letter },
    phone: { ...DEFAULT_SETTINGS.phone, ...settings.phone },
    publishing: { ...DEFAULT_SETTINGS.publishing, ...settings.publishing },
    history: { ...DEFAULT_SETTINGS.history, ...settings.history },
    outgoing: outgoingSettingsOf(settings.outgoing),
  }
}

/** The names whose value differs, so that a screen that sends everything writes only what changed. */
export function changedSettings(before: Settings, after: Partial<Settings>): (keyof Settings)[] {
  return SETTING_NAMES.filter(
    name => after[name] !== undefined && JSON.stringify(after[name]) !== JSON.stringify(before[name]),
  )
}
