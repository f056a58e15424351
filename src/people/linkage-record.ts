/** What of a card tells whose it is, folded: lower case, without accents or signs. Nothing known is ''. */
export interface LinkageRecord {
  given: string
  family: string
  /** `19800402`; `0402` without its year. */
  birthday: string
  emails: readonly string[]
  /** In E.164. */
  phones: readonly string[]
  organisation: string
  /** Of a profile on a network: `linkedin.com/in/marie-dupont`. */
  profiles: readonly string[]
  /** House number. */
  number: string
  street: string
  /** The second line of an address: the building, the hamlet. */
  locality: string
  town: string
  postcode: string
  region: string
}

export const NOTHING_KNOWN: LinkageRecord = {
  given: '',
  family: '',
  birthday: '',
  emails: [],
  phones: [],
  organisation: '',
  profiles: [],
  number: '',
  street: '',
  locality: '',
  town: '',
  postcode: '',
  region: '',
}
