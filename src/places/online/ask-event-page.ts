import type { EventFound } from '../../lib/event-found.ts'
import { readEventPage } from '../../lib/events-page.ts'
import type { Parsed } from '../../lib/problem.ts'
import type { Outgoing } from '../../platform/outgoing.ts'

/**
 * The events of a page whose address was pasted: `GET` that address, in the reader's language.
 *
 * @throws Refusal as the way out does.
 */
export async function askEventPage(
  out: Outgoing,
  address: string,
  language: string,
): Promise<Parsed<EventFound[]>> {
  const types = ['text/html', 'application/xhtml+xml']
  const { text, url } = await out.fetchText('pages', address.trim(), { types, language })
  return readEventPage(text, url)
}
