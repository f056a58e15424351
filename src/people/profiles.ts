import { linkedinProfile, linkedinProfilesIn } from '../lib/linkedin-profile.ts'
import type { Contact } from '../lib/vcard/contact.ts'

/** How the token of a profile begins: no word that is typed does. */
export const PROFILE_TOKEN = '/in/'

const LINKEDIN = 'linkedin.com'

/** The members of LinkedIn that a card is of: its sites, its profiles and its note. `linkedin.com/in/marie-dupont` */
export function linkedinProfilesOf({ urls, profiles, note }: Contact): string[] {
  const written = [...urls, ...profiles].flatMap(
    ({ value }) => linkedinProfile(value) ?? linkedinProfilesIn(value),
  )
  const handles = profiles
    .filter(({ types, label }) => [...types, label ?? ''].some(type => /^linkedin$/i.test(type)))
    .flatMap(({ value }) => handleIn(value))
  return [...new Set([...written, ...handles, ...linkedinProfilesIn(note)])]
}

export function profileToken(profile: string): string {
  return profile.slice(LINKEDIN.length)
}

/** @param token of `profileToken`. */
export function profileOfToken(token: string): string {
  return LINKEDIN + token
}

/** A profile said to be on LinkedIn by its name there alone: `marie-dupont`, `x-apple:marie-dupont`, `@marie-dupont`. */
function handleIn(value: string): string[] {
  const handle = /^(?:x-apple:)?@?([^\s/:.?#@]{3,100})$/i.exec(value.trim())?.[1]
  const profile = handle === undefined ? null : linkedinProfile(`linkedin.com/in/${handle}`)
  return profile === null ? [] : [profile]
}
