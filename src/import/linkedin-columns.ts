import { linkedinProfile } from '../lib/linkedin-profile.ts'
import { type ContactDialect, mail, text, url, usesByTable } from './column-use.ts'

/** `Connections.csv`. Headers are English for every member; the French ones are accepted but were never seen. */
export const LINKEDIN: ContactDialect = {
  format: 'linkedin-csv',
  language: null,
  usesOf: usesByTable(() => ({
    'First Name': text('givenName'),
    'Last Name': text('familyName'),
    URL: url(),
    'Email Address': mail(),
    Company: text('organisation'),
    Position: text('title'),
    'Connected On': { kind: 'connected-on' },
    Prénom: text('givenName'),
    Nom: text('familyName'),
    'Adresse e-mail': mail(),
    'Adresse électronique': mail(),
    Entreprise: text('organisation'),
    Société: text('organisation'),
    Poste: text('title'),
    'Date de connexion': { kind: 'connected-on' },
    'Connecté le': { kind: 'connected-on' },
    'Connexion le': { kind: 'connected-on' },
  })),
  accepts: uses => uses.some(use => use?.kind === 'connected-on'),
}

/** The key of a LinkedIn member, `/in/<slug>` lower-cased and decoded; null for any other address. */
export function linkedinSlug(address: string): string | null {
  return linkedinProfile(address)?.slice('linkedin.com/in/'.length) ?? null
}
