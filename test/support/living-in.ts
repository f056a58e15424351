import type { Page } from 'playwright-core'
import { NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { newId } from './encounters.ts'
import { called, livingIn } from './people.ts'

/** Somebody enters the cardex with their town, as the page's desk takes it. */
export async function noteSomebodyIn(
  page: Page,
  { name, town, postalCode }: { name: string; town: string; postalCode: string },
): Promise<void> {
  const contact = called(name, { addresses: [{ ...livingIn(town), postalCode, country: 'FR' }] })
  const { origin } = new URL(page.url())
  const answer = await page.request.put(`${origin}/api/people/${newId()}`, {
    data: { contact, acquaintance: NEW_ACQUAINTANCE },
    headers: { origin },
  })
  if (!answer.ok()) throw new Error(`${name}: ${answer.status()} ${await answer.text()}`)
}
