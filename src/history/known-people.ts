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
    for (const { personId, name, emails, phones } of rows) {
      people.push({
        id: personId,
        name,
        emails: JSON.parse(emails) as string[],
        phones: JSON.parse(phones) as string[],
        profiles: profiles.get(personId) ?? [],
      })
    }
    after = rows.length < PAGE_ROWS ? undefined : rows.at(-1)?.personId
    await new Promise(resolve => setImmediate(resolve))
  }
  return people
}

type Page = { personId: string; name: string; emails: string; phones: string }[]

function page({ db, id }: Desk, after: string): Promise<Page> {
  return db
    .selectFrom('personCard')
    .select(['personId', 'name', 'emails', 'phones'])
    .where('deskId', '=', id)
    .where('personId', '>', after)
    .orderBy('personId')
    .limit(PAGE_ROWS)
    .execute()
}

/** The members of LinkedIn that an import brought: their address is the identifier of their card. */
async function profilesOf({ db, id }: Desk): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('cardOrigin')
    .select(['personId', 'uid'])
    .where('deskId', '=', id)
    .where('uid', 'like', `${LINKEDIN}%`)
    .execute()
  const found = new Map<string, string[]>()
  for (const { personId, uid } of rows) {
    const profile = `linkedin.com/in/${(uid ?? '').slice(LINKEDIN.length)}`
    found.set(personId, [...(found.get(personId) ?? []), profile])
  }
  return found
}
