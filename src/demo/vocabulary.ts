/** What an invented desk is made of, in one language. Every name is made up; mails end in `.example`. */
export interface Vocabulary {
  /** First names of women, then of men: titles agree with them. */
  women: readonly string[]
  men: readonly string[]
  family: readonly string[]
  towns: readonly (readonly [town: string, postalCode: string, region: string])[]
  streets: readonly string[]
  country: string
  organisationStems: readonly string[]
  organisationShapes: readonly string[]
  /** `woman’s|man’s`, or one word for both. */
  insideTitles: readonly string[]
  outsideTitles: readonly string[]
  skills: readonly string[]
  tags: readonly string[]
  /** People with almost no card. */
  passers: readonly string[]
  places: readonly string[]
  events: readonly string[]
  notes: readonly string[]
  remember: readonly string[]
  promisesByMe: readonly string[]
  promisesByThem: readonly string[]
  household: readonly (readonly [name: string, is: string, ownerIs: string])[]
  ties: readonly (readonly [otherIs: string, personIs: string])[]
  phone: (n: number) => string
}
