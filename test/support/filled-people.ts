/** Whom the filled desk knows, for what the other slices write of them. */
export interface FilledPeople {
  zephyrine: string
  anatole: string
  odilon: string
  /** With Zéphyrine. */
  encounter: string
}
