import { xml } from './bodies.ts'
import { membersOf, textOf } from './multistatus.ts'
import type { Ask, Told } from './plain-site.ts'

/** What a device holds of a member. */
export interface Held {
  etag: string
  text: string
}

export type Outcome = 'done' | 'gone' | 'refused'

/**
 * A device that keeps its own copy of a collection as DAVx5 and Apple's programs do: told of changes by
 * sync-collection, it fetches them by multiget, and writes only over what it knows (If-Match). What it could not write
 * because somebody else had written is done again on what stands then.
 */
export interface SyncedDevice {
  held: Map<string, Held>
  sync: () => Promise<void>
  create: (name: string, text: string) => Promise<Outcome>
  /** @param change given what stands; the same text: nothing to do. Called again after each refusal. */
  edit: (name: string, change: (text: string) => string) => Promise<Outcome>
  remove: (name: string) => Promise<Outcome>
}

interface Of {
  /** Address of the collection, with its slash. */
  folder: string
  kind: 'card' | 'cal'
  ask: Ask
  /** Told when something was written over a copy: what it was, what it is; null: nothing. */
  onWritten?: (name: string, before: string | null, after: string | null) => void
}

const MULTIGET = { card: 'card:addressbook-multiget', cal: 'cal:calendar-multiget' } as const
const DATA = { card: 'card:address-data', cal: 'cal:calendar-data' } as const
const TYPE = { card: 'text/vcard', cal: 'text/calendar' } as const
const TRIES = 8

export function syncedDevice({ folder, kind, ask, onWritten = () => {} }: Of): SyncedDevice {
  const held = new Map<string, Held>()
  let token = ''

  const fetch = async (names: readonly string[]) => {
    if (names.length === 0) return
    const hrefs = names.map(name => `<d:href>${folder}${encodeURIComponent(name)}</d:href>`).join('')
    const body = xml(MULTIGET[kind], `<d:prop><d:getetag/><${DATA[kind]}/></d:prop>${hrefs}`)
    const told = expectStatus(await ask('REPORT', folder, { headers: { depth: '1' }, body }), 207)
    for (const { href, etag, data, isGone } of membersOf(told.text)) {
      const name = nameIn(href)
      if (isGone) held.delete(name)
      else if (etag !== null && data !== null) held.set(name, { etag, text: withLineEnds(data) })
      else throw new Error(`neither there nor gone: ${told.text}`)
    }
  }

  const sync = async () => {
    const asked = `<d:sync-token>${token}</d:sync-token><d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop>`
    const told = expectStatus(await ask('REPORT', folder, { body: xml('d:sync-collection', asked) }), 207)
    const changed: string[] = []
    const unheard = new Set(token === '' ? held.keys() : [])
    for (const { href, etag, isGone } of membersOf(told.text)) {
      const name = nameIn(href)
      unheard.delete(name)
      if (isGone) held.delete(name)
      else if (held.get(name)?.etag !== etag) changed.push(name)
    }
    // RFC 6578 §3.4: the first time, all that stands is told, and nothing of what is gone.
    for (const name of unheard) held.delete(name)
    await fetch(changed)
    token = textOf(told.text, 'sync-token') ?? ''
    if (token === '') throw new Error(`no token: ${told.text}`)
  }

  const put = async (name: string, text: string, headers: Record<string, string>): Promise<Told> => {
    const told = await ask('PUT', folder + encodeURIComponent(name), {
      headers: { ...headers, 'content-type': `${TYPE[kind]}; charset=utf-8` },
      body: text,
    })
    if (told.status !== 201 && told.status !== 204) return told
    onWritten(name, held.get(name)?.text ?? null, text)
    const { etag } = told.headers
    if (etag) held.set(name, { etag, text })
    else await fetch([name])
    return told
  }

  return {
    held,
    sync,
    create: async (name, text) => {
      const told = await put(name, text, { 'if-none-match': '*' })
      if (told.status === 201) return 'done'
      if (told.status === 412 || told.status === 403) return 'refused'
      throw unexpected(told)
    },
    edit: async (name, change) => {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const known = held.get(name)
        if (!known) return 'gone'
        const text = change(known.text)
        if (text === known.text) return 'done'
        const told = await put(name, text, { 'if-match': known.etag })
        if (told.status === 204) return 'done'
        if (told.status !== 412 && told.status !== 404) throw unexpected(told)
        await sync()
      }
      throw new Error(`refused ${TRIES} times: ${name}`)
    },
    remove: async name => {
      for (let attempt = 0; attempt < TRIES; attempt++) {
        const known = held.get(name)
        if (!known) return 'gone'
        const told = await ask('DELETE', folder + encodeURIComponent(name), {
          headers: { 'if-match': known.etag },
        })
        if (told.status === 204) {
          onWritten(name, known.text, null)
          held.delete(name)
          return 'done'
        }
        if (told.status !== 412 && told.status !== 404) throw unexpected(told)
        if (told.status === 404) held.delete(name)
        await sync()
      }
      throw new Error(`could not be deleted after ${TRIES} times: ${name}`)
    },
  }
}

function expectStatus(told: Told, status: number): Told {
  if (told.status !== status) throw unexpected(told)
  return told
}

function unexpected({ status, text }: Told): Error {
  return new Error(`answered ${status}: ${text}`)
}

function nameIn(href: string): string {
  return decodeURIComponent(href.split('/').at(-1) ?? '')
}

/** XML reads CRLF as LF (XML 1.0 §2.11), unless the server wrote the CR as a reference. */
function withLineEnds(text: string): string {
  return text.replace(/\r?\n/g, '\r\n')
}
