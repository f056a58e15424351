/** Where a client signs in: what `entregent device add NAME --json` prints. */
export interface DavAccount {
  url: string
  user: string
  password: string
}
