/** What a browser gives to be reached by: RFC 8030, with its keys (RFC 8291). */
export interface PushSubscription {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/** RFC 8292: who it comes from. */
export interface VapidKeys {
  publicKey: string
  privateKey: string
}

const TIMEOUT_MS = 20_000

export async function newVapidKeys(): Promise<VapidKeys> {
  const { default: webPush } = await import('web-push')
  return webPush.generateVAPIDKeys()
}

/**
 * Hands one message, encrypted for the browser, to its push service.
 *
 * @returns `gone` when the browser has withdrawn (RFC 8030 §7.3), else what failed, else `told`.
 */
export async function sendPush(
  subscription: PushSubscription,
  message: string,
  { keys, keptSeconds }: { keys: VapidKeys; keptSeconds: number },
): Promise<'told' | 'gone' | Error> {
  const { default: webPush } = await import('web-push')
  try {
    const vapidDetails = { subject: 'mailto:owner@desk.invalid', ...keys }
    await webPush.sendNotification(subscription, message, {
      vapidDetails,
      TTL: keptSeconds,
      timeout: TIMEOUT_MS,
    })
    return 'told'
  } catch (error) {
    const status = (error as { statusCode?: number }).statusCode
    return status === 404 || status === 410 ? 'gone' : (error as Error)
  }
}

/** A push service of the Internet, over TLS: the desk must not be made to call machines of its own network. */
export function isPushEndpoint(endpoint: string): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null
  if (url?.protocol !== 'https:' || url.port !== '') return false
  return /^[a-z0-9.-]+\.[a-z]{2,}$/.test(url.hostname) && !/\.(local|internal|home|lan)$/.test(url.hostname)
}
