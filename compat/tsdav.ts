import assert from 'node:assert/strict'
import { createDAVClient, type DAVAddressBook, type DAVCalendar } from 'tsdav'
import type { DavAccount } from '../test/support/dav/account.ts'
import { writtenCard, writtenCards } from '../test/support/dav/cards.ts'
import { type Checks, sameText } from '../test/support/dav/checks.ts'
import type { DavClient } from '../test/support/dav/client.ts'
import { hourEvent, writtenEvents } from '../test/support/dav/events.ts'
import { withoutCr } from './vdir.ts'

type Client = Awaited<ReturnType<typeof createDAVClient>>

const CARDS = 30

/** The library of JavaScript programs: from the address of the server alone to smart sync. */
export const tsdav: DavClient = {
  name: 'tsdav',
  needs: [],
  from: 'npm: tsdav',
  check: async (account, checks) => {
    await checkAddressBook(await signIn(account, 'carddav'), checks)
    await checkCalendar(await signIn(account, 'caldav'), checks)
  },
}

function signIn({ url, user, password }: DavAccount, defaultAccountType: 'carddav' | 'caldav') {
  return createDAVClient({
    serverUrl: url,
    credentials: { username: user, password },
    authMethod: 'Basic',
    defaultAccountType,
  })
}

async function checkAddressBook(client: Client, checks: Checks): Promise<void> {
  const { book, remove } = await newCollection(client, 'addressbook')
  const cards = writtenCards(CARDS)
  try {
    await checks.that('finds its address books from the address of the server', async () => {
      const found = (await client.fetchAddressBooks()).find(({ url }) => url === book.url)
      assert.ok(found, `${book.url} is not listed`)
      assert.equal(found.displayName, 'tsdav')
      assert.ok(found.ctag, 'it has no ctag')
      assert.ok(found.syncToken, 'it has no sync token')
      assert.ok(found.reports.includes('syncCollection'), `its reports: ${found.reports}`)
    })
    await checks.that('makes cards, with an ETag each', async () => {
      for (const { name, text } of cards) {
        const answer = await client.createVCard({ addressBook: book, vCardString: text, filename: name })
        assert.equal(answer.status, 201)
        assert.match(answer.headers.get('etag') ?? '', /^"/)
      }
    })
    await checks.that('does not make a card over another', async () => {
      const [{ name, text }] = cards as [(typeof cards)[number]]
      const answer = await client.createVCard({ addressBook: book, vCardString: text, filename: name })
      assert.equal(answer.status, 412)
    })
    await checks.that('fetches them all, as they were sent', async () => {
      const fetched = await client.fetchVCards({ addressBook: book })
      assert.equal(fetched.length, CARDS)
      for (const { uid, text } of cards) {
        sameText(seen(fetched.find(({ data }) => data.includes(uid))?.data ?? ''), seen(text))
      }
    })
    await checks.that('updates a card, and not one that somebody else changed since', async () => {
      const [vCard] = await client.fetchVCards({ addressBook: book })
      assert.ok(vCard)
      const i = cards.findIndex(({ uid }) => vCard.data.includes(uid))
      const data = writtenCard(i, { note: 'changed' }).text
      const first = await client.updateVCard({ vCard: { ...vCard, data } })
      assert.ok(first.ok, `it answered ${first.status}`)
      assert.equal((await client.updateVCard({ vCard: { ...vCard, data } })).status, 412)
    })
    for (const method of ['webdav', 'basic'] as const) {
      await checks.that(`smart sync (${method}) tells what was made, changed and deleted`, () =>
        checkSmartSync(client, book, method),
      )
    }
  } finally {
    await remove()
  }
}

/** Three changes after a first sync: each is told, once, and nothing else. */
async function checkSmartSync(
  client: Client,
  book: DAVAddressBook,
  method: 'webdav' | 'basic',
): Promise<void> {
  const [listed] = (await client.fetchAddressBooks()).filter(({ url }) => url === book.url)
  assert.ok(listed)
  const objects = await client.fetchVCards({ addressBook: book })
  const collection = {
    ...{ ...listed, objects, objectMultiGet: client.addressBookMultiGet },
    fetchObjects: () => client.fetchVCards({ addressBook: book }),
  }
  const quiet = await client.smartCollectionSync({ collection, method, detailedResult: true })
  assert.deepEqual(quiet.objects, { created: [], updated: [], deleted: [] })

  const [changed, deleted] = objects as [(typeof objects)[number], (typeof objects)[number]]
  const added = writtenCard(method === 'basic' ? 901 : 902)
  await client.createVCard({ addressBook: book, vCardString: added.text, filename: added.name })
  const data = withoutCr(changed.data)
    .replace('END:VCARD', `NICKNAME:Changed by ${method} sync\nEND:VCARD`)
    .replaceAll('\n', '\r\n')
  await client.updateVCard({ vCard: { ...changed, data } })
  await client.deleteVCard({ vCard: deleted })
  const synced = await client.smartCollectionSync({ collection, method, detailedResult: true })
  const urls = (list: readonly { url: string }[]) => list.map(({ url }) => new URL(url, book.url).href)
  assert.deepEqual(urls(synced.objects.created), [`${book.url}${added.name}`])
  assert.deepEqual(urls(synced.objects.updated), urls([changed]))
  assert.deepEqual(urls(synced.objects.deleted), urls([deleted]))
}

async function checkCalendar(client: Client, checks: Checks): Promise<void> {
  const { book, remove } = await newCollection(client, 'calendar')
  const calendar: DAVCalendar = book
  const events = writtenEvents()
  try {
    await checks.that('finds its calendars from the address of the server', async () => {
      const found = (await client.fetchCalendars()).find(({ url }) => url === calendar.url)
      assert.ok(found, `${calendar.url} is not listed`)
      assert.equal(found.displayName, 'tsdav')
      assert.ok(found.components?.includes('VEVENT'), `it takes ${found.components}`)
    })
    await checks.that('makes events and a task', async () => {
      for (const { name, text } of events) {
        const answer = await client.createCalendarObject({ calendar, iCalString: text, filename: name })
        assert.equal(answer.status, 201)
      }
    })
    await checks.that('fetches the events, as they were sent', async () => {
      const fetched = await client.fetchCalendarObjects({ calendar })
      const inEvents = events.filter(({ text }) => text.includes('BEGIN:VEVENT'))
      assert.equal(fetched.length, inEvents.length)
      for (const { uid, text } of inEvents) {
        const found = fetched.find(({ data }) => data.includes(`UID:${uid}`))
        sameText(seen(found?.data ?? ''), seen(text))
      }
    })
    await checks.that('fetches what happens in a week, repetitions too', async () => {
      const timeRange = { start: '2026-11-23T00:00:00.000Z', end: '2026-11-30T00:00:00.000Z' }
      const fetched = await client.fetchCalendarObjects({ calendar, timeRange })
      const uids = fetched.map(({ data }) => /^UID:(\S+)/m.exec(data)?.[1]).sort()
      assert.deepEqual(uids, ['dentist', 'rehearsal'])
    })
    await checks.that('moves an event and deletes another', async () => {
      const fetched = await client.fetchCalendarObjects({ calendar })
      const [dentist, market] = ['dentist', 'market-day'].map(uid =>
        fetched.find(({ data }) => data.includes(`UID:${uid}`)),
      )
      assert.ok(dentist && market)
      const data = hourEvent('dentist', 'Dentiste', 27).text
      assert.ok((await client.updateCalendarObject({ calendarObject: { ...dentist, data } })).ok)
      assert.ok((await client.deleteCalendarObject({ calendarObject: market })).ok)
      const after = await client.fetchCalendarObjects({ calendar })
      assert.equal(after.length, fetched.length - 1)
      assert.ok(after.some(({ data: text }) => text.includes('DTSTART:20261127T090000Z')))
    })
  } finally {
    await remove()
  }
}

async function newCollection(client: Client, type: 'addressbook' | 'calendar') {
  const account = await client.createAccount({
    account: { accountType: type === 'calendar' ? 'caldav' : 'carddav' },
  })
  const home = account.homeUrl as string
  const url = new URL(`tsdav-${Date.now().toString(36)}/`, home.endsWith('/') ? home : `${home}/`).href
  if (type === 'calendar') await client.makeCalendar({ url, props: { displayname: 'tsdav' } })
  else {
    const resourcetype = { collection: {}, 'card:addressbook': {} }
    await client.makeCollection({ url, props: { resourcetype, displayname: 'tsdav' } })
  }
  return { book: { url } as DAVAddressBook, remove: () => client.deleteObject({ url }) }
}

/** As tsdav hands it over: without CR, as every XML reader, and without its last line end. */
function seen(text: string): string {
  return withoutCr(text).trim()
}
