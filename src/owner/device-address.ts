/** Whether a telephone elsewhere can use an address of the desk. */
export type Reach =
  /** Over https, under a name that the whole world may know. */
  | 'safe'
  /** Over https, under a name of one's own network: whoever vouches for it is at home too. */
  | 'home'
  /** Only by what runs on the machine itself. */
  | 'here'
  /** Without TLS: what is read on the way is read. */
  | 'bare'

export interface Credentials {
  /** The desk's address, as `https://desk.example.org/`. */
  url: string
  user: string
  password: string
}

export function reachOf(address: string): Reach {
  const { protocol, hostname } = new URL(address)
  if (/^(localhost|127(\.\d{1,3}){3}|\[::1\])$|\.localhost$/.test(hostname)) return 'here'
  if (protocol !== 'https:') return 'bare'
  // RFC 8375, RFC 6762, and what routers call their networks; a bare number has no public certificate either.
  const isHome = /(^|\.)(home\.arpa|local|lan|home|internal|intranet)$|^[^.]+$|^[\d.]+$/.test(hostname)
  return isHome ? 'home' : 'safe'
}

/** A telephone gets in, and an Apple device sends its password. */
export function isTrusted(address: string): boolean {
  const reach = reachOf(address)
  return reach === 'safe' || reach === 'home'
}

/** Opens DAVx⁵ with all of it filled in; it reaches such an address by https (its `LoginActivity`). */
export function davx5Link({ url, user, password }: Credentials): string {
  const { host, pathname } = new URL(url)
  return `davx5://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}${pathname}`
}

/** A whole configuration of vdirsyncer 0.19, its pairs for cards and calendars; the password is asked of a command. */
export function vdirsyncerConfig({ url, user }: Pick<Credentials, 'url' | 'user'>): string {
  const remote = `url = "${url}"
username = "${user}"
password.fetch = ["prompt", "Password of Entregent"]`
  return `[general]
status_path = "~/.local/share/vdirsyncer/status/"

[pair entregent_cards]
a = "cards_here"
b = "cards_entregent"
collections = ["from b"]
conflict_resolution = null

[storage cards_here]
type = "filesystem"
path = "~/.local/share/contacts/"
fileext = ".vcf"

[storage cards_entregent]
type = "carddav"
${remote}

[pair entregent_days]
a = "days_here"
b = "days_entregent"
collections = ["from b"]
conflict_resolution = null

[storage days_here]
type = "filesystem"
path = "~/.local/share/calendars/"
fileext = ".ics"

[storage days_entregent]
type = "caldav"
${remote}
`
}
