import type { Desk } from '../platform/desk.ts'
import type { NetworksMorning } from './morning.ts'
import { waitsForConsent } from './post.ts'
import { postsOf } from './posts.ts'
import { substitutionOf } from './read-weeks.ts'
import { networksView } from './store.ts'

/** Nothing at all while no network was ever named. */
export async function networksMorning(desk: Desk): Promise<NetworksMorning> {
  const { networks, running, forgotten } = await networksView(desk)
  const inUse = networks.filter(({ isArchived }) => !isArchived)
  const today = desk.today()
  const posts = networks.length === 0 ? [] : await postsOf(desk)
  return {
    running,
    forgotten,
    posts: posts
      .filter(({ state, plannedOn }) => state === 'planned' && plannedOn !== null && plannedOn <= today)
      .map(post => {
        const { id, title, networkName } = post
        return { id, title, networkName, waits: waitsForConsent(post) }
      }),
    stops: inUse
      .filter(({ saysStop }) => saysStop)
      .map(({ id, name, weekMinutes, budgetMinutes }) => ({ id, name, weekMinutes, budgetMinutes })),
    networks: inUse.map(({ id, name }) => ({ id, name })),
    substitution: await substitutionOf(desk),
  }
}
