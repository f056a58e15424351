import { PROFILE_TOKEN, profileOfToken } from '../people/profiles.ts'
import type { Desk } from '../platform/desk.ts'
import type { KnownPerson } from './attribute.ts'

const PAGE_ROWS = 5000
const LINKEDIN = 'linkedin:'

/** Everybody of the cardex, by what tells who they are. */
export async function knownPeople(desk: Desk): Promise<KnownPerson[]> {
  const profiles = await profilesOf(desk)
  const people: KnownPerson[] = []
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: Page = await page(desk, after)
    for (const { personId, name, emails, phones, organisation, town } of rows) {
      people.push({
        id: personId,
        name,
        emails: JSON.parse(emails) as string[],
        phones: JSON.parse(phones) as string[],
        profiles: profiles.get(personId) ?? [],
        organisation,
        town,
      })
    }
    after = rows.length < PAGE_ROWS ? undefined : rows.at(-1)?.personId
    await new Promise(resolve => setImmediate(resolve))
  }
  return people
}

type Page = Record<'personId' | 'name' | 'emails' | 'phones' | 'organisation' | 'town', string>[]

function page({ db, id }: Desk, after: string): Promise<Page> {
  return db
    .selectFrom('personCard')
    .select(['personId', 'name', 'emails', 'phones', 'organisation', 'town'])
    .where('deskId', '=', id)
    .where('personId', '>', after)
    .orderBy('personId')
    .limit(PAGE_ROWS)
    .execute()
}

/** Profiles on LinkedIn: those that an import brought as the identifier of a card, and those written on cards. */
async function profilesOf({ db, id }: Desk): Promise<Map<string, string[]>> {
  const origins = await db
    .selectFrom('cardOrigin')
    .select(['personId', 'uid'])
    .where('deskId', '=', id)
    .where('uid', 'like', `${LINKEDIN}%`)
    .execute()
  const written = await db
    .selectFrom('personToken')
    .select(['personId', 'token'])
    .where('deskId', '=', id)
    .where('token', '>=', PROFILE_TOKEN)
    .where('token', '<', AFTER_PROFILES)
    .execute()
  const all = [
    ...origins.map(({ personId, uid }) => ({
      personId,
      profile: `linkedin.com/in/${(uid ?? '').slice(LINKEDIN.length)}`,
    })),
    ...written.map(({ personId, token }) => ({ personId, profile: profileOfToken(token) })),
  ]
  const found = new Map<string, string[]>()
  for (const { personId, profile } of all) {
    const theirs = found.get(personId)
    if (theirs) theirs.push(profile)
    else found.set(personId, [profile])
  }
  return found
}

/** The first text after all that begin as profiles do. */
const AFTER_PROFILES = '/in0'
