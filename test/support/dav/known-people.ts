import { isGroup, membersIn, saidIn, valuesOf } from './card-text.ts'
import type { SyncedDevice } from './synced-device.ts'

/** What must be true of a person, whoever looks. */
export interface Known {
  name: string
  phone: string
  note: string
  tags: string[]
  photo: string | null
  mark: string
  isArchived: boolean
}

/** Who must be there, kept by what was written; tags and groups are one thing. */
export function knownPeople() {
  const known = new Map<string, Known>()

  function written(_: string, before: string | null, after: string | null): void {
    const text = after ?? before ?? ''
    if (isGroup(text)) groupWritten(before, after)
    else cardWritten(before, after)
  }

  function cardWritten(before: string | null, after: string | null): void {
    const { uid } = saidIn(after ?? before ?? '')
    const standing = known.get(uid)
    if (before !== null && !same(standing, before)) {
      throw new Error(`a device wrote over what it had not read: ${JSON.stringify(standing)} ${before}`)
    }
    if (after === null) known.delete(uid)
    else {
      const { uid: _, ...said } = saidIn(after)
      known.set(uid, { ...said, tags: [...said.tags], isArchived: false })
    }
  }

  function groupWritten(before: string | null, after: string | null): void {
    const [old, fresh] = [before, after].map(text =>
      text === null ? null : { name: valuesOf(text, 'FN')[0] ?? '', members: membersIn(text) },
    )
    if (old) {
      const holders = [...known].filter(([, one]) => !one.isArchived && one.tags.includes(old.name))
      const stood = old.members.filter(uid => known.has(uid) && !known.get(uid)?.isArchived)
      if (
        holders
          .map(([uid]) => uid)
          .sort()
          .join() !== stood.sort().join()
      ) {
        throw new Error(`a device wrote over a group it had not read: ${old.name}`)
      }
      if (old.name !== fresh?.name) for (const uid of stood) untag(uid, old.name)
      // Those whom no device sees go along with a group that is called otherwise.
      for (const [uid, one] of known) {
        if (!fresh || fresh.name === old.name || !one.isArchived || !one.tags.includes(old.name)) continue
        tag(uid, fresh.name)
        untag(uid, old.name)
      }
    }
    if (!fresh) return
    for (const [uid, one] of known) {
      if (one.isArchived) continue
      if (fresh.members.includes(uid)) tag(uid, fresh.name)
      // A new group joins a tag of that name that is there already.
      else if (old?.name === fresh.name) untag(uid, fresh.name)
    }
  }

  function tag(uid: string, name: string): void {
    const one = known.get(uid)
    if (one && !one.tags.includes(name)) known.set(uid, { ...one, tags: [...one.tags, name].sort() })
  }
  function untag(uid: string, name: string): void {
    const one = known.get(uid)
    if (one?.tags.includes(name)) known.set(uid, { ...one, tags: one.tags.filter(each => each !== name) })
  }

  return { known, written, tag, untag }
}

export function peopleOf(device: SyncedDevice) {
  return [...device.held].filter(([, { text }]) => !isGroup(text))
}

export function groupsOf(device: SyncedDevice) {
  return [...device.held].filter(([, { text }]) => isGroup(text))
}

/** What a device holds is what is known, each once. @throws Error with the first difference. */
export function expectCards(who: string, device: SyncedDevice, shown: Map<string, Known>): void {
  const seen = new Map<string, string>()
  for (const [file, { text }] of peopleOf(device)) {
    const { uid } = saidIn(text)
    if (seen.has(uid)) throw new Error(`${who}: ${uid} twice, as ${seen.get(uid)} and ${file}`)
    seen.set(uid, file)
    if (!shown.has(uid)) throw new Error(`${who}: somebody who should not be there: ${text}`)
    if (!same(shown.get(uid), text)) {
      throw new Error(`${who}: ${JSON.stringify(shown.get(uid))} is shown as ${text}`)
    }
  }
  for (const [uid, one] of shown)
    if (!seen.has(uid)) throw new Error(`${who}: lost: ${uid} ${JSON.stringify(one)}`)
}

/** Groups and tags say the same. @throws Error with the first difference. */
export function expectGroups(device: SyncedDevice, shown: Map<string, Known>): void {
  const names = new Set<string>()
  for (const [, { text }] of groupsOf(device)) {
    const called = valuesOf(text, 'FN')[0] ?? ''
    if (names.has(called)) throw new Error(`two groups are called ${called}`)
    names.add(called)
    const members = membersIn(text).filter(uid => shown.has(uid))
    const holders = [...shown].flatMap(([uid, { tags }]) => (tags.includes(called) ? [uid] : []))
    if (members.join() !== holders.sort().join()) {
      throw new Error(`${called}: the group has ${members}, the tag ${holders}`)
    }
  }
  for (const { tags } of shown.values()) {
    for (const each of tags) if (!names.has(each)) throw new Error(`no group is called ${each}`)
  }
}

function same(one: Known | undefined, text: string): boolean {
  if (!one) return false
  const { uid: _, ...said } = saidIn(text)
  const { isArchived, ...wanted } = one
  return JSON.stringify(said) === JSON.stringify(wanted)
}
