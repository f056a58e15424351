import type { ZoneSaid } from '../lib/icalendar/zone.ts'
import { childNamed, textIn, type XmlElement } from '../lib/xml/element.ts'
import { type Asked, readAsked, type Telling, wantsMinimal } from './asked.ts'
import { withOctets } from './candidates.ts'
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

/** @param zone that of days and floating times, for calendar data */
export function findingsOf(
  site: Site,
  request: DavRequest,
  { at, report, zone }: { at: Placed; report: XmlElement; zone: ZoneSaid },
): Findings {
  const asked: Asked = readAsked(report) ?? { kind: 'named', names: [] }
  const telling: Telling = { isMinimal: wantsMinimal(request) }
  const context = contextOf(site, request)
  const data = readData(report, at.collection, zone)
  return { at, context, printer: memberPrinter(at, asked, context, telling), data }
}

/** The responses for members, in their order. `known`: octets that the report has read already, by name. */
export async function describeFound(
  { at, context, printer, data }: Findings,
  members: readonly Member[],
  known?: ReadonlyMap<string, Uint8Array>,
): Promise<string> {
  if (!data) return printAll(at, members, { printer, context })
  const { desk } = context.request
  let told = ''
  for await (const { chunk, octets } of withOctets(desk, at, members, known)) {
    const said = await at.collection.said?.properties(desk, chunk)
    for (const member of chunk) {
      const content = octets.get(member.name)
      told += printer.print(member, {
        said: said?.get(member.name),
        data: content === undefined ? null : data(content),
      })
    }
  }
  return told
}

/** RFC 6352 §10.6, RFC 6578 §3.7: how many are wanted at most; null: all. @throws DavRefusal 400 */
export function limitIn(report: XmlElement): number | null {
  const { ns } = report
  const element = childNamed(report, ns, 'limit')
  const most = element && childNamed(element, ns, 'nresults')
  if (!most) return null
  const text = textIn(most)
  const limit = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0
  if (limit === 0) throw new DavRefusal(400, 'nresults is a whole number from 1.')
  return limit
}
