/** A calendar of events, asked again and again. */
export interface Feed {
  id: string
  /** The owner's name for it, else its own; '' until it answered. */
  name: string
  /** http or https. Of some, knowing it is all it takes to read them. */
  url: string
  /** Not asked for now. */
  isPaused: boolean
}

/** Why it could not be read: a `Refusal` of the way out, or the code of a problem. */
export interface FeedProblem {
  code: string
  params: Record<string, string | number>
}

/** How it went the last time. */
export interface FeedState {
  askedAt: string | null
  answeredAt: string | null
  etag: string
  lastModified: string
  problem: FeedProblem | null
  /** Those it told, past ones too. */
  events: number
}

export interface FeedView extends Feed, Omit<FeedState, 'etag' | 'lastModified'> {
  revision: string
}

export interface FeedDraft extends Feed {
  revision?: string | undefined
}

/** As the screens show it, the problem in a sentence. */
export interface FeedShown extends Omit<FeedView, 'problem'> {
  problem: string | null
}

export const MOST_FEEDS = 50

/** What is asked at an address of a calendar, `webcal:` too; null when it is none. */
export function feedAddress(text: string): string | null {
  const said = text.trim().replace(/^webcals?:/i, 'https:')
  if (said.length > 2000 || !URL.canParse(said)) return null
  const url = new URL(said)
  if (!/^https?:$/.test(url.protocol) || url.username + url.password !== '') return null
  url.hash = ''
  return url.href
}

/** Whether an address leads to a calendar rather than to a page. */
export function isFeedAddress(text: string): boolean {
  if (/^webcals?:/i.test(text.trim())) return true
  const url = feedAddress(text)
  return url !== null && /\.ics$|\/ical\/?$|\/ics\/?$/i.test(new URL(url).pathname)
}
