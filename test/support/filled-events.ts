import { saveEvent } from '../../src/outings/event-store.ts'
import { putState, saveFeed } from '../../src/outings/feeds.ts'
import { takeEvents } from '../../src/outings/take-events.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { openCoffee, readEvents, vevent } from './calendars-of-events.ts'
import { newId } from './encounters.ts'

export interface FilledEvents {
  event: string
  feed: string
  url: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const TITLE = 'Le petit-déjeuner des luthières'
const PAGE = 'https://lutherie.example/janvier'
const NAME = 'Agenda des facteurs d’orgues'
export const TOLD = vevent('orgue', 'SUMMARY:Visite de la tribune', 'DTSTART:20261215T180000Z')

/** A breakfast that comes each month, and a calendar that tells of a visit. */
export async function fillEvents(desk: Desk): Promise<FilledEvents> {
  const [event, feed] = [newId(), newId()] as const
  const url = `https://orgues.example/${feed}.ics`
  const {
    feedId: _,
    dismissedOn: __,
    ...said
  } = openCoffee({ id: event, uid: event, title: TITLE, url: PAGE })
  await saveEvent(desk, { ...said, source: 'hand' })
  await saveFeed(desk, { id: feed, name: NAME, url, isPaused: false })
  await desk.write({ what: 'test' }, async inside => {
    await takeEvents(inside, readEvents(TOLD), { feedId: feed, isWhole: true })
    await putState(inside, feed, {
      ...{ askedAt: null, answeredAt: null, etag: '"tuyaux"', lastModified: '', problem: null, events: 1 },
    })
  })
  return { event, feed, url, secrets: [event, feed, TITLE, NAME, 'tribune', 'tuyaux'] }
}

export const FILLED_PAGE = PAGE
