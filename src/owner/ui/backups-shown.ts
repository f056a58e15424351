/** `BackupsView` of the server, as the screen reads it. */
export interface BackupsShown {
  folder: string
  kept: {
    madeAt: string
    bytes: number
    people: number
    encounters: number
    isSealed: boolean
    unverified: string | null
  }[]
  last: { at: string; refused: object | null } | null
  step: 'copying' | 'sealing' | 'checking' | null
  hasPassphrase: boolean
}
