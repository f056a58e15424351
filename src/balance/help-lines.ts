import { type Day, day } from '../lib/day.ts'

/** Whom to call: a line that listens, of a country. */
export interface HelpLine {
  id: string
  /** ISO 3166-1, two letters. */
  country: string
  name: string
  phone: string
  /** Where the number is from, and can be checked. */
  url: string
  hours: string
  note: string
  /** When the owner checked it; '' while nobody here did. */
  checkedOn: Day | ''
  archived: boolean
}

export interface HelpLineView extends HelpLine {
  isBuiltIn: boolean
  revision: string
}

export interface HelpLineDraft extends HelpLine {
  /** The revision that the edit was made from; absent when it is new. */
  revision?: string | undefined
}

/** When the built-in list was written. Nobody called the numbers: each names the site to check it on. */
export const LISTED_ON = day('2026-11-22')

const ALWAYS = { fr: 'jour et nuit', en: 'day and night' }

type Sentences = Record<'fr' | 'en', string>
type Listed = Pick<HelpLine, 'id' | 'country' | 'name' | 'phone' | 'url'> & { note: Sentences }

const LISTED: readonly Listed[] = [
  {
    id: '01994000-0000-7000-8000-000000000001',
    country: 'FR',
    name: 'SOS Amitié',
    phone: '09 72 39 40 50',
    url: 'https://www.sos-amitie.com',
    note: {
      fr: 'pour parler, quelle que soit la raison ; anonyme',
      en: 'to talk, whatever the reason; anonymous; in French',
    },
  },
  {
    id: '01994000-0000-7000-8000-000000000002',
    country: 'FR',
    name: '3114',
    phone: '3114',
    url: 'https://3114.fr',
    note: {
      fr: 'des soignants, quand les idées sont noires ; gratuit',
      en: 'care professionals, when thoughts are dark; free; in French',
    },
  },
  {
    id: '01994000-0000-7000-8000-000000000003',
    country: 'CA',
    name: '1 866 APPELLE',
    phone: '1 866 277-3553',
    url: 'https://suicide.ca',
    note: {
      fr: 'au Québec, quand les idées sont noires ; gratuit',
      en: 'in Quebec, when thoughts are dark; free',
    },
  },
  {
    id: '01994000-0000-7000-8000-000000000004',
    country: 'CA',
    name: '9-8-8',
    phone: '988',
    url: 'https://988.ca',
    note: {
      fr: 'partout au Canada, par téléphone ou par message, en français et en anglais ; gratuit',
      en: 'all over Canada, by call or text, in English and French; free',
    },
  },
  {
    id: '01994000-0000-7000-8000-000000000005',
    country: 'BE',
    name: 'Télé-Accueil',
    phone: '107',
    url: 'https://www.tele-accueil.be',
    note: {
      fr: 'pour parler, quelle que soit la raison ; anonyme et gratuit',
      en: 'to talk, whatever the reason; anonymous and free; in French',
    },
  },
  {
    id: '01994000-0000-7000-8000-000000000006',
    country: 'CH',
    name: 'La Main Tendue',
    phone: '143',
    url: 'https://www.143.ch',
    note: {
      fr: 'pour parler, quelle que soit la raison ; anonyme',
      en: 'to talk, whatever the reason; anonymous',
    },
  },
  {
    id: '01994000-0000-7000-8000-000000000007',
    country: 'GB',
    name: 'Samaritans',
    phone: '116 123',
    url: 'https://www.samaritans.org',
    note: {
      fr: 'pour parler, quelle que soit la raison ; en anglais ; gratuit',
      en: 'to talk, whatever the reason; free',
    },
  },
]

export function builtInHelp(language: 'fr' | 'en'): HelpLine[] {
  return LISTED.map(({ note, ...line }) => ({
    ...line,
    hours: ALWAYS[language],
    note: note[language],
    checkedOn: '',
    archived: false,
  }))
}

export function isBuiltIn(id: string): boolean {
  return LISTED.some(line => line.id === id)
}
