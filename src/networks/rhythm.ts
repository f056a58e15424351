/** A network with how often one wishes to post there, and what was posted this month. */
interface Rhythm {
  postsAMonth: number | null
  monthPosts: number
}

/**
 * Where something is most wanted: the network furthest from its month's rhythm.
 *
 * @returns null when no network has a rhythm that is not kept yet.
 */
export function mostWanting<Some extends Rhythm>(networks: readonly Some[]): Some | null {
  let most: Some | null = null
  for (const network of networks) {
    if (leftOf(network) > (most ? leftOf(most) : 0)) most = network
  }
  return most
}

function leftOf({ postsAMonth, monthPosts }: Rhythm): number {
  return Math.max(0, (postsAMonth ?? 0) - monthPosts)
}
