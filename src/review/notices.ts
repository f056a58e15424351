import { isSiret } from '../lib/siret.ts'

/** What the law asks who publishes to say of themselves (in France: loi 2004-575, article 1-1). */
export interface Notices {
  name: string
  /** Asked for in France alone. */
  siret: string
  /** A mail address, a telephone number, an address: how to reach them. */
  contact: string
}

export const NOTICE_FIELDS = ['name', 'siret', 'contact'] as const
export type NoticeField = (typeof NOTICE_FIELDS)[number]

/** What must still be said before anything is published from that country. */
export function missingNotices({ name, siret, contact }: Notices, country: string): NoticeField[] {
  const isMissing = {
    name: name.trim() === '',
    siret: country === 'FR' && !isSiret(siret),
    contact: contact.trim() === '',
  }
  return NOTICE_FIELDS.filter(field => isMissing[field])
}
