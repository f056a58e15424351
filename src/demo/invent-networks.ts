import type { Encounter } from '../encounters/encounter.ts'
import { addEncounters } from '../encounters/store.ts'
import { addDays, type Day, noonUtc, weekday } from '../lib/day.ts'
import type { Network, NetworkTime } from '../networks/network.ts'
import { putOutcome } from '../networks/outcomes.ts'
import type { Post, PostOutcome } from '../networks/post.ts'
import { putPost } from '../networks/posts.ts'
import { putNetwork } from '../networks/store.ts'
import { addTimes } from '../networks/times.ts'
import type { Desk } from '../platform/desk.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import { NETWORK_WORDS } from './network-words.ts'
import type { Random } from './random.ts'

const WEEKS = 52
const POSTS = 20
const LINKS = 12
/** What is invented of links is of long ago: the present of the desk is told elsewhere. */
const LINKS_BEFORE_DAYS = 120
const LINKS_DAYS = 420
const OUTCOMES = ['comment', 'message', 'call', 'meeting'] as const

interface InventedNetworks {
  networks: Network[]
  times: (NetworkTime & { source: 'timer' | 'hand' })[]
  posts: Post[]
  outcomes: PostOutcome[]
  /** Links that began online. */
  encounters: Encounter[]
}

/** Two networks, a year of their time, twenty posts with what came of them, and some links begun there. */
export function inventNetworks(random: Random, known: GoingOutFrame): InventedNetworks {
  const { language, today } = known
  const words = NETWORK_WORDS[language]
  const networks = words.networks.map(({ name, kind, note }, i): Network => {
    const id = random.id(noonUtc(addDays(today, -7 * WEEKS)))
    const [budgetMinutes, postsAMonth] = i === 0 ? [120, 2] : [60, 1]
    return { id, name, kind, url: '', budgetMinutes, postsAMonth, note, isArchived: false }
  })
  const posts = Array.from({ length: POSTS }, (_, i) => inventedPost(random, { i, known, networks }))
  const encounters = links(random, known)
  return {
    networks,
    times: networks.flatMap((network, i) => timesOn(random, { network, today, mean: i === 0 ? 25 : 14 })),
    posts,
    outcomes: posts.flatMap(post => outcomesOf(random, { post, known, encounters })),
    encounters,
  }
}

/** Inside of a write. */
export async function plantNetworks(inside: Desk, invented: InventedNetworks): Promise<void> {
  await addEncounters(inside, invented.encounters)
  for (const network of invented.networks) await putNetwork(inside, network, false)
  await addTimes(inside, invented.times)
  for (const post of invented.posts) await putPost(inside, post, false)
  for (const outcome of invented.outcomes) await putOutcome(inside, outcome, false)
}

/** Two to four times a week, working days only. */
function timesOn(
  random: Random,
  { network, today, mean }: { network: Network; today: Day; mean: number },
): InventedNetworks['times'] {
  const times: InventedNetworks['times'] = []
  for (let day = addDays(today, -7 * WEEKS); day < today; day = addDays(day, 1)) {
    if (weekday(day) > 5 || !random.chance(0.6)) continue
    const minutes = Math.max(3, Math.round(mean * (0.4 + random.next() * 1.2)))
    const source = random.chance(0.8) ? 'timer' : 'hand'
    times.push({ id: random.id(noonUtc(day)), networkId: network.id, day, minutes, source })
  }
  return times
}

/** The last one is still to say, the one before is planned for tomorrow. */
function inventedPost(
  random: Random,
  { i, known, networks }: { i: number; known: GoingOutFrame; networks: readonly Network[] },
): Post {
  const { today, language } = known
  const { posts } = NETWORK_WORDS[language]
  const { title, text } = posts[i % posts.length] as (typeof posts)[number]
  const network = networks[i % 3 === 2 ? 1 : 0] as Network
  const postedOn = addDays(today, -Math.round((POSTS - i - 2) * 18 + random.next() * 6) - 3)
  const [isThought, isPlanned] = [i === POSTS - 1, i === POSTS - 2]
  return {
    id: random.id(noonUtc(isThought || isPlanned ? today : postedOn)),
    networkId: network.id,
    ...{ title, text, aboutKind: 'own', aboutRef: '', personId: null, consent: 'not-needed' },
    state: isThought ? 'thought' : isPlanned ? 'planned' : 'posted',
    plannedOn: isPlanned ? addDays(today, 1) : null,
    postedOn: isThought || isPlanned ? null : postedOn,
    ...{ url: '', note: '' },
  }
}

interface Around {
  post: Post
  known: GoingOutFrame
  encounters: readonly Encounter[]
}

function outcomesOf(random: Random, { post, known, encounters }: Around): PostOutcome[] {
  const { postedOn, id: postId } = post
  if (postedOn === null || !random.chance(0.55)) return []
  const kind = random.pick(OUTCOMES)
  const people = encounters.flatMap(({ personIds }) => personIds)
  const day = addDays(postedOn, random.int(0, 2))
  return [
    {
      id: random.id(noonUtc(day)),
      ...{ postId, kind, day, encounterId: null, mandateId: null },
      personId: people.length > 0 && random.chance(0.7) ? random.pick(people) : null,
      note: NETWORK_WORDS[known.language].outcomes[kind],
    },
  ]
}

/** People nobody has met yet: a first word online, for some a call, for fewer a coffee. */
function links(random: Random, { people, encounters, today, from }: GoingOutFrame): Encounter[] {
  const met = new Set(encounters.flatMap(({ personIds }) => personIds))
  const strangers = people.filter(
    ({ id, acquaintance }) => !met.has(id) && acquaintance.metOn === null && !acquaintance.household,
  )
  const linked = strangers.slice(0, LINKS)
  return linked.flatMap(({ id }) => {
    const began = addDays(today, -LINKS_BEFORE_DAYS - random.int(0, LINKS_DAYS))
    if (began < from) return []
    const exchanges: Encounter[] = [exchange(random, id, { day: began, channel: 'network' })]
    const called = addDays(began, random.int(4, 25))
    if (random.chance(0.6))
      exchanges.push(exchange(random, id, { day: called, channel: random.chance(0.5) ? 'call' : 'video' }))
    if (random.chance(0.4)) {
      exchanges.push(exchange(random, id, { day: addDays(called, random.int(7, 60)), channel: 'in-person' }))
    }
    return exchanges
  })
}

function exchange(
  random: Random,
  personId: string,
  { day, channel }: Pick<Encounter, 'day' | 'channel'>,
): Encounter {
  return {
    id: random.id(noonUtc(day)),
    ...{ day, channel, time: null, size: 'short', minutes: null, personIds: [personId], place: '' },
    ...{ sphere: 'professional', chosen: null, initiator: null, feeling: null, note: '', planned: false },
  }
}
