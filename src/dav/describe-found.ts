import type { ZoneSaid } from '../lib/icalendar/zone.ts'
import type { XmlElement } from '../lib/xml/element.ts'
import { inChunks } from '../platform/desk.ts'
import { type Asked, readAsked, type Telling, wantsMinimal } from './asked.ts'
import { type DataPrinter, readData } from './data.ts'
import { type MemberPrinter, memberPrinter, printAll } from './describe-members.ts'
import type { Member } from './members.ts'
import { contextOf, type PropertyContext } from './properties/property.ts'
import { DavRefusal, type DavRequest } from './request.ts'
import type { Placed, Site } from './site.ts'

/** How a report wants the members that it finds told. */
export interface Findings {
  at: Placed
  context: PropertyContext
  printer: MemberPrinter
  data: DataPrinter | null
}

/** Octets held at once. */
const AT_ONCE = 200

/** @param zone that of days and floating times, for calendar data */
export function findingsOf(
  site: Site,
  request: DavRequest,
  { at, report, zone }: { at: Placed; report: XmlElement; zone: ZoneSaid },
): Findings {
  const asked: Asked = readAsked(report) ?? { kind: 'named', names: [] }
  const telling: Telling = { isMinimal: wantsMinimal(request) }
  const context = contextOf(site, request)
  return { at, context, printer: memberPrinter(at, asked, context, telling), data: readData(report, zone) }
}

/** The responses for members, in their order. `octets`: those that the report has read already, by name. */
export async function describeFound(
  { at, context, printer, data }: Findings,
  members: readonly Member[],
  octets?: ReadonlyMap<string, Uint8Array>,
): Promise<string> {
  if (!data) return printAll(at, members, { printer, context })
  const { desk } = context.request
  let told = ''
  await inChunks(members, AT_ONCE, async chunk => {
    const contents = octets ?? (await at.collection.contents(desk, chunk))
    const said = await at.collection.said?.properties(desk, chunk)
    for (const member of chunk) {
      const content = contents.get(member.name)
      told += printer.print(member, {
        said: said?.get(member.name),
        data: content === undefined ? null : data(content),
      })
    }
  })
  return told
}

/** RFC 6352 §10.6, RFC 6578 §3.7: how many are wanted at most; null: all. @throws DavRefusal 400 */
export function limitIn(text: string | null): number | null {
  if (text === null) return null
  const limit = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0
  if (limit === 0) throw new DavRefusal(400, 'nresults is a whole number from 1.')
  return limit
}
