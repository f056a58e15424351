import type { sql } from 'kysely'
import type { Desk } from '../platform/desk.ts'
import { viewOf } from './describe-members.ts'
import { everyMember, type Member } from './members.ts'
import type { DavRequest } from './request.ts'
import { depthOf } from './request-body.ts'
import type { Placed } from './site.ts'

/** Octets held at once. */
const AT_ONCE = 200

/**
 * The members that a query looks at (RFC 6352 §8.6, RFC 4791 §7.8). `only`: asked of that member alone.
 *
 * @param where what the rows of all that may match say.
 */
export async function candidatesOf(
  request: DavRequest,
  { at, only }: { at: Placed; only: Member | null },
  where: ReturnType<typeof sql>,
): Promise<Member[]> {
  if (only) return [only]
  // RFC 4918 §10.2: a depth of 0 asks the collection itself, which is no member. None is what Apple's clients send for 1.
  if (depthOf(request) === 0) return []
  return everyMember(request.desk, at.collection.id, { view: viewOf(request.device), where })
}

/** Members with their octets by name, some at a time. `known`: octets that are read already. */
export async function* withOctets(
  desk: Desk,
  { collection }: Placed,
  members: readonly Member[],
  known?: ReadonlyMap<string, Uint8Array>,
): AsyncGenerator<{ chunk: readonly Member[]; octets: ReadonlyMap<string, Uint8Array> }> {
  for (let at = 0; at < members.length; at += AT_ONCE) {
    const chunk = members.slice(at, at + AT_ONCE)
    yield { chunk, octets: known ?? (await collection.contents(desk, chunk)) }
    // Others are answered in between.
    if (members.length > AT_ONCE) await new Promise(resolve => setImmediate(resolve))
  }
}
