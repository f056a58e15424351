import { beforeAll, expect, test } from 'vitest'
import { siteOf } from '../../src/collections.ts'
import { addDevice } from '../../src/dav/devices.ts'
import { addLock, locksOn } from '../../src/dav/locks.ts'
import { encodeSegment } from '../../src/dav/resource.ts'
import { HOMES, type Site } from '../../src/dav/site.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { PROJECTORS } from '../../src/projectors.ts'
import { answeredIn, conditionIn, tokenIn } from '../support/dav/answers.ts'
import { propfindOf, setOf, vcalendar, vcard, xml } from '../support/dav/bodies.ts'
import { type Ask, askOn, ORIGIN, type Told } from '../support/dav/plain-site.ts'
import { type FilledDesk, filledDesk, imageOf } from '../support/filled-desk.ts'
import { WHOLE_SITE } from '../support/filled-devices.ts'
import { onEveryDatabase } from '../support/on-every-database.ts'

const ALL = '<d:displayname/><d:getetag/><card:address-data/><cal:calendar-data/>'
const CARD = vcard('uid-d-autrui', ['FN:Personne d’autre'])
const EVENT = vcalendar('uid-d-autrui', 'VEVENT', ['SUMMARY:rien', 'DTSTART:20261125T090000Z'])
const LOCK = xml(
  'd:lockinfo',
  '<d:lockscope><d:exclusive/></d:lockscope><d:locktype><d:write/></d:locktype><d:owner>moi</d:owner>',
)

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  let theirs: FilledDesk
  let mine: Desk
  let them: string
  let me: string
  /** As their telephone asks, and as mine does. */
  let askTheirs: Ask
  let ask: Ask
  /** Every address of theirs: homes, collections, members. */
  let paths: string[]

  beforeAll(async () => {
    theirs = await filledDesk(await newDesk())
    mine = await newDesk()
    const site: Site = { ...siteOf(database()), builtIn: WHOLE_SITE.builtIn }
    const deviceOf = async (desk: Desk, name: string) => {
      const { id, user } = await addDevice(database(), desk.id, name)
      return { user, ask: askOn(desk, { site, device: { id, principal: user, name, groups: 'cards' } }) }
    }
    ;({ user: them, ask: askTheirs } = await deviceOf(theirs.desk, 'leur téléphone'))
    ;({ user: me, ask } = await deviceOf(mine, 'le mien'))
    await done(ask('PUT', `/addressbooks/${me}/contacts/moi.vcf`, { body: vcard('uid-moi', ['FN:Moi']) }))
    await done(ask('MKCOL', `/files/${me}/boite/`))
    // What is past leaves the calendars when somebody looks.
    for (const { home, id } of site.builtIn.filter(one => one.home === 'calendars')) {
      await done(askTheirs('PROPFIND', `/${home}/${them}/${id}/`, { headers: { depth: '1' } }))
    }
    paths = await pathsOf(theirs.desk, them)
  })

  /** The images of both desks, to see that nothing changed. */
  const images = async () => [await imageOf(database(), theirs.desk.id), await imageOf(database(), mine.id)]

  /** What of theirs is in an answer, besides what was asked. */
  const leaksIn = ({ headers, text }: Told, asked: string) => {
    const told = JSON.stringify(headers) + text
    return theirs.secrets.filter(secret => told.includes(secret) && !asked.includes(secret))
  }

  test('their addresses are many, of every home, and there for them', async () => {
    for (const home of HOMES)
      expect(paths.filter(path => path.startsWith(`/${home}/`)).length).toBeGreaterThan(2)
    for (const path of paths) {
      const { status } = await askTheirs('PROPFIND', path, { headers: { depth: '0' }, body: propfindOf(ALL) })
      expect([path, status]).toEqual([path, 207])
    }
  })

  test.each(Object.entries(waysIn()))(
    '%s finds nothing of another desk and changes nothing',
    async (_, way) => {
      const before = await images()
      const held = await lockOf(theirs, paths.at(-1) as string)
      const strangers = paths.map(path => path.replace(`/${them}/`, '/personne/'))
      for (const [i, path] of [
        ...paths,
        `/addressbooks/${them}/contacts/neuf.vcf`,
        `/files/${them}/neuf`,
      ].entries()) {
        const { method, headers, body } = way({ path, me, token: held })
        const answer = await ask(method, path, { headers, body })
        expect([path, answer.status, leaksIn(answer, path + body)]).toEqual([path, 404, []])
        // As of a desk that is not there: not even that there is one is told.
        const stranger = strangers[i]
        if (stranger !== undefined) {
          const nobody = await ask(method, stranger, way({ path: stranger, me, token: held }))
          expect(nobody).toEqual(answer)
        }
      }
      expect(locksOn(theirs.desk.id, segmentsOf(paths.at(-1) as string)).map(lock => lock.token)).toEqual([
        held,
      ])
      expect(await images()).toEqual(before)
    },
  )

  test.each(['COPY', 'MOVE'])('%s goes to no address of another desk', async method => {
    const before = await images()
    const own = [`/addressbooks/${me}/contacts/moi.vcf`, `/files/${me}/boite/`]
    for (const from of own) {
      for (const to of paths) {
        for (const overwrite of ['T', 'F']) {
          const headers = { destination: ORIGIN + to, overwrite, depth: 'infinity' }
          const answer = await ask(method, from, { headers })
          expect([to, answer.status, leaksIn(answer, to)]).toEqual([to, 404, []])
        }
      }
    }
    expect(await images()).toEqual(before)
  })

  test('an address is theirs however it is written', async () => {
    const before = await images()
    const written = [
      `//addressbooks//${them}//contacts//g.vcf`,
      `/addressbooks/${them.replace('a', '%61')}/contacts/g.vcf`,
      `/addressbooks/${me}%2F..%2F${them}/contacts/g.vcf`,
      `/addressbooks/${them}%2Fcontacts/g.vcf`,
      `${ORIGIN}/addressbooks/${them}/contacts/g.vcf`,
    ]
    for (const path of written) {
      for (const method of ['GET', 'DELETE']) {
        const answer = await ask(method, path)
        expect([path, answer.status, leaksIn(answer, path)]).toEqual([path, 404, []])
      }
    }
    for (const path of [
      `/addressbooks/${me}/../${them}/contacts/g.vcf`,
      `/addressbooks/${me}/%2e%2e/${them}/`,
    ]) {
      const refused = ask('GET', path).catch(error => ({ status: error.status as number }))
      expect((await refused).status).toBe(400)
    }
    expect(await images()).toEqual(before)
  })

  test.each([
    ['addressbooks', 'contacts', 'card:addressbook-multiget'],
    ['calendars', 'encounters', 'cal:calendar-multiget'],
  ])('%s: a multiget of my own answers 404 to each address of theirs', async (home, collection, report) => {
    const hrefs = paths.flatMap(path => [path, ORIGIN + path])
    const body = xml(
      report,
      `<d:prop>${ALL}</d:prop>${hrefs.map(href => `<d:href>${href}</d:href>`).join('')}`,
    )
    const answer = await ask('REPORT', `/${home}/${me}/${collection}/`, { body })
    expect(answer.status).toBe(207)
    expect(leaksIn(answer, body)).toEqual([])
    const told = answeredIn(answer.text)
    expect(told.length).toBe(hrefs.length)
    expect(told.filter(({ status }) => status !== 'HTTP/1.1 404 Not Found')).toEqual([])
  })

  test('a name or a UID of theirs is nothing to me, and mine under it touches nothing of theirs', async () => {
    const before = await imageOf(database(), theirs.desk.id)
    for (const path of paths.map(each => each.replace(`/${them}/`, `/${me}/`)).filter(isMember)) {
      const answer = await ask('GET', path)
      expect([path, answer.status]).toEqual([path, 404])
    }
    const book = `/addressbooks/${me}/contacts/`
    const { groupMemberUid, takenAwayUid } = theirs.dav
    for (const uid of [groupMemberUid, takenAwayUid]) {
      const name = `${book}${uid}.vcf`
      expect((await ask('PUT', name, { body: vcard(uid, ['FN:Le mien']) })).status).toBe(201)
      expect((await ask('DELETE', name)).status).toBe(204)
      expect((await ask('PUT', name, { body: vcard(uid, ['FN:Le mien']) })).status).toBe(201)
      const answer = await ask('GET', name)
      expect(leaksIn(answer, uid)).toEqual([])
    }
    expect(await imageOf(database(), theirs.desk.id)).toEqual(before)
  })

  test.each([
    ['addressbooks', 'contacts'],
    ['calendars', 'encounters'],
    ['files', ''],
  ])('%s: a sync token of theirs is none of mine', async (home, collection) => {
    const folder = (user: string) => `/${home}/${user}/${collection}${collection && '/'}`
    const told = await askTheirs('REPORT', folder(them), { body: syncOf('') })
    expect(told.status).toBe(207)
    const token = tokenIn(told.text)
    const refused = await ask('REPORT', folder(me), { body: syncOf(token) })
    expect(refused.status).toBe(403)
    expect(conditionIn(refused.text)).toBe('valid-sync-token')
    const own = tokenIn((await ask('REPORT', folder(me), { body: syncOf('') })).text)
    expect((await ask('REPORT', folder(them), { body: syncOf(own) })).status).toBe(404)
  })

  test('what stands above both desks tells me of mine alone', async () => {
    const everyone =
      '<d:property-search><d:prop><d:displayname/></d:prop><d:match></d:match></d:property-search>'
    const expanding = ['principal-URL', 'current-user-principal', 'owner', 'principal-collection-set']
    const asks: [string, string, string][] = [
      ...['/', '/principals/', ...HOMES.map(home => `/${home}/`), `/principals/${me}/`].flatMap(
        (path): [string, string, string][] => [
          ['PROPFIND', path, xml('d:propfind', '<d:allprop/>')],
          ['PROPFIND', path, propfindOf('<d:displayname/><d:principal-collection-set/><d:owner/><d:acl/>')],
        ],
      ),
      ['REPORT', '/principals/', xml('d:principal-property-search', `${everyone}<d:prop>${ALL}</d:prop>`)],
      ['REPORT', '/principals/', xml('d:principal-match', `<d:self/><d:prop>${ALL}</d:prop>`)],
      [
        'REPORT',
        `/principals/${me}/`,
        xml('d:expand-property', expanding.map(name => `<d:property name="${name}"/>`).join('')),
      ],
    ]
    for (const [method, path, body] of asks) {
      for (const depth of method === 'REPORT' ? ['0'] : ['0', '1']) {
        const answer = await ask(method, path, { headers: { depth }, body })
        expect([path, answer.status]).toEqual([path, 207])
        expect(leaksIn(answer, body)).toEqual([])
        expect(answer.text).not.toContain(`/${them}/`)
      }
    }
  })

  test('an If header tells nothing of what is theirs, and opens nothing by their locks', async () => {
    const before = await images()
    const path = `/addressbooks/${them}/contacts/g.vcf`
    const token = await lockOf(theirs, path)
    const etag = (await askTheirs('GET', path)).headers.etag as string
    const answers = new Set<string>()
    for (const [user, list] of [
      [them, `([${etag}])`],
      [them, `(Not [${etag}])`],
      ['personne', `(Not [${etag}])`],
    ]) {
      const tagged = `<${ORIGIN}/addressbooks/${user}/contacts/g.vcf> ${list}`
      const put = await ask('PUT', `/addressbooks/${me}/contacts/neuf.vcf`, {
        headers: { if: tagged },
        body: CARD,
      })
      answers.add(`${put.status} ${put.text}`)
    }
    expect([...answers].map(answer => answer.slice(0, 3))).toEqual(['404'])
    const locked = await ask('PUT', `/addressbooks/${me}/contacts/neuf.vcf`, {
      headers: { if: `(<${token}>)` },
      body: CARD,
    })
    expect(locked.status).toBe(412)
    expect(await images()).toEqual(before)
  })
})

interface Asked {
  method: string
  headers: Record<string, string>
  body: string
}

/** Each method, and each report, as it would be answered were the address one's own. */
function waysIn(): Record<string, (at: { path: string; me: string; token: string }) => Asked> {
  const plain =
    (method: string, body = '', headers: Record<string, string> = {}) =>
    () => ({
      method,
      headers,
      body,
    })
  const carried = (method: string) => (at: { path: string; me: string }) => ({
    method,
    headers: { destination: `${ORIGIN}/addressbooks/${at.me}/contacts/pris.vcf` },
    body: '',
  })
  const report = (root: string, inside: string) => plain('REPORT', xml(root, inside), { depth: '0' })
  return {
    OPTIONS: plain('OPTIONS'),
    GET: plain('GET'),
    HEAD: plain('HEAD'),
    'PUT of a card': plain('PUT', CARD, { 'content-type': 'text/vcard' }),
    'PUT of an event': plain('PUT', EVENT, { 'content-type': 'text/calendar' }),
    DELETE: plain('DELETE'),
    MKCOL: plain('MKCOL'),
    MKCALENDAR: plain('MKCALENDAR'),
    'PROPFIND of one': plain('PROPFIND', propfindOf(ALL), { depth: '0' }),
    'PROPFIND of what is in it': plain('PROPFIND', propfindOf(ALL), { depth: '1' }),
    PROPPATCH: plain('PROPPATCH', setOf('<d:displayname>pris</d:displayname><x:about>pris</x:about>')),
    LOCK: plain('LOCK', LOCK, { depth: 'infinity' }),
    UNLOCK: ({ token }) => ({ method: 'UNLOCK', headers: { 'lock-token': `<${token}>` }, body: '' }),
    COPY: carried('COPY'),
    MOVE: carried('MOVE'),
    'sync-collection': plain('REPORT', syncOf('')),
    'addressbook-query': report('card:addressbook-query', `<d:prop>${ALL}</d:prop>`),
    'calendar-query': report(
      'cal:calendar-query',
      `<d:prop>${ALL}</d:prop><cal:filter><cal:comp-filter name="VCALENDAR"/></cal:filter>`,
    ),
    'free-busy-query': report(
      'cal:free-busy-query',
      '<cal:time-range start="20261101T000000Z" end="20261201T000000Z"/>',
    ),
    'addressbook-multiget': multigetOf('card:addressbook-multiget'),
    'calendar-multiget': multigetOf('cal:calendar-multiget'),
    'expand-property': report('d:expand-property', '<d:property name="owner"/>'),
    'principal-match': report('d:principal-match', '<d:self/>'),
    'acl-principal-prop-set': report('d:acl-principal-prop-set', `<d:prop>${ALL}</d:prop>`),
  }
}

function multigetOf(root: string) {
  return ({ path }: { path: string }): Asked => ({
    method: 'REPORT',
    headers: { depth: '1' },
    body: xml(root, `<d:prop>${ALL}</d:prop><d:href>${path}</d:href>`),
  })
}

function syncOf(token: string): string {
  const level = `<d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level>`
  return xml('d:sync-collection', `${level}<d:prop>${ALL}</d:prop>`)
}

/** Every address of a desk that answers: its principal, its homes, its collections and what is in them. */
async function pathsOf({ db, id }: Desk, user: string): Promise<string[]> {
  const rows = await db.selectFrom('davCollection').selectAll().where('deskId', '=', id).execute()
  const members = await db
    .selectFrom('davMember')
    .select(['collectionId', 'name'])
    .where('deskId', '=', id)
    .where('gone', '=', 0)
    .execute()
  const folders = new Map<string, string>()
  for (const { id: own, home } of WHOLE_SITE.builtIn) {
    folders.set(own, home === 'files' ? `/files/${user}/` : `/${home}/${user}/${own}/`)
  }
  for (const { id: made, home, name, parentId } of rows) {
    if (!folders.has(made) && parentId === null) folders.set(made, `/${home}/${user}/${encodeSegment(name)}/`)
  }
  return [
    `/principals/${user}/`,
    ...HOMES.map(home => `/${home}/${user}/`),
    ...folders.values(),
    ...members.map(({ collectionId, name }) => folders.get(collectionId) + encodeSegment(name)),
  ].filter((path, i, all) => all.indexOf(path) === i)
}

/** A lock that the desk holds there; its token. */
async function lockOf({ desk }: FilledDesk, path: string): Promise<string> {
  const [known] = locksOn(desk.id, segmentsOf(path))
  if (known) return known.token
  const made = addLock(desk.id, {
    path: segmentsOf(path),
    isFolder: false,
    isDeep: false,
    isExclusive: true,
    owner: '',
    timeoutSeconds: 3600,
  })
  if (!made) throw new Error('too many locks')
  return made.token
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(Boolean).map(decodeURIComponent)
}

function isMember(path: string): boolean {
  return !path.endsWith('/')
}

async function done(answer: Promise<Told>): Promise<void> {
  const { status, text } = await answer
  if (status >= 300) throw new Error(`${status}: ${text}`)
}
