/** Somebody of the cardex who has a mail or a number of these. */
export interface Reached {
  id: string
  name: string
  organisation: string
  why: 'mail' | 'phone'
  /** As it was asked. */
  shared: string
}
