export interface ProfileParts {
  /** The desk's address, as `https://desk.example.org/`. */
  url: string
  user: string
  /** null: the device asks for it when the profile is installed. */
  password: string | null
  /** Of the device: a second profile of the same one replaces the first. */
  id: string
  /** Shown by the device: of the accounts, and of the whole. */
  name: string
  description: string
  newUuid: () => string
}

export const PROFILE_TYPE = 'application/x-apple-aspen-config'

/** An Apple configuration profile with an account of cards and one of calendars (Apple's Device Management, CardDAV and CalDAV). */
export function appleProfile(parts: ProfileParts): string {
  const { id, name, description, newUuid } = parts
  const identifier = `org.entregent.device.${id}`
  const accounts = (['CardDAV', 'CalDAV'] as const).map(kind => accountOf(kind, parts, identifier))
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
${dict({
  PayloadContent: `<array>\n${accounts.join('\n')}\n</array>`,
  PayloadDescription: text(description),
  PayloadDisplayName: text(name),
  PayloadIdentifier: text(identifier),
  PayloadRemovalDisallowed: '<false/>',
  PayloadType: text('Configuration'),
  PayloadUUID: text(newUuid()),
  PayloadVersion: '<integer>1</integer>',
})}
</plist>
`
}

function accountOf(kind: 'CardDAV' | 'CalDAV', parts: ProfileParts, identifier: string): string {
  const { url, user, password, name, newUuid } = parts
  const { protocol, hostname, port } = new URL(url)
  const isSafe = protocol === 'https:'
  return dict({
    [`${kind}AccountDescription`]: text(name),
    [`${kind}HostName`]: text(hostname),
    ...(password === null ? {} : { [`${kind}Password`]: text(password) }),
    [`${kind}Port`]: `<integer>${port || (isSafe ? 443 : 80)}</integer>`,
    // macOS looks for nothing by itself without a password.
    [`${kind}PrincipalURL`]: text(new URL(`/principals/${encodeURIComponent(user)}/`, url).href),
    [`${kind}UseSSL`]: isSafe ? '<true/>' : '<false/>',
    [`${kind}Username`]: text(user),
    PayloadDisplayName: text(`${name} (${kind})`),
    PayloadIdentifier: text(`${identifier}.${kind.toLowerCase()}`),
    PayloadType: text(`com.apple.${kind.toLowerCase()}.account`),
    PayloadUUID: text(newUuid()),
    PayloadVersion: '<integer>1</integer>',
  })
}

function dict(entries: Record<string, string>): string {
  const lines = Object.entries(entries).map(([key, value]) => `<key>${key}</key>\n${value}`)
  return `<dict>\n${lines.join('\n')}\n</dict>`
}

function text(value: string): string {
  const escaped = value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  // What XML 1.0 cannot say at all is left out.
  return `<string>${escaped.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')}</string>`
}
