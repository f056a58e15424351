import type { Pass } from '../lib/linkage/blocking.ts'
import { soundsLike } from '../lib/linkage/sounds-like.ts'
import type { LinkageRecord } from './linkage-record.ts'

type Of = Pass<LinkageRecord>

/** Under what records are looked for: each catches what slips through the others. */
export const LINKAGE_PASSES: readonly Of[] = [
  pass('birthday', ({ birthday }) => [birthday]),
  {
    name: 'email',
    keys: ({ emails }) => emails.flatMap(mail => [mail, `${mail.slice(0, mail.indexOf('@'))}@`]),
  },
  { name: 'phone', keys: ({ phones }) => phones },
  { name: 'profile', keys: ({ profiles }) => profiles },
  // The sound only brings them together: it never says that they are one.
  pass('sound of the names', ({ given, family }) => [soundsLike(given), soundsLike(family)].sort()),
  pass('family and town', ({ family, town }) => [soundsLike(family), town]),
  pass('given and town', ({ given, town }) => [soundsLike(given), town]),
  pass('given and postcode', ({ given, postcode }) => [given.slice(0, 3), postcode]),
  pass('family and postcode', ({ family, postcode }) => [family.slice(0, 3), postcode]),
  pass('given and organisation', ({ given, organisation }) => [soundsLike(given), organisation]),
  pass('family and organisation', ({ family, organisation }) => [soundsLike(family), organisation]),
  pass('names', ({ given, family }) => [given.slice(0, 4), family.slice(0, 4)].sort()),
  pass('family and initial', ({ given, family }) => [given.slice(0, 1), family]),
  pass('given and family’s initial', ({ given, family }) => [given, family.slice(0, 1)]),
  pass('address', ({ number, street }) => [number, street]),
  pass('street and given', ({ street, given }) => [street, given.slice(0, 2)]),
  pass('birth and given', ({ birthday, given }) => [birthday.slice(0, 6), given.slice(0, 2)]),
  pass('birth and family', ({ birthday, family }) => [birthday.slice(-4), family.slice(0, 2)]),
]

/** One key of several parts; none where a part is not known. */
function pass(name: string, parts: (record: LinkageRecord) => readonly string[]): Of {
  return {
    name,
    keys: record => {
      const said = parts(record)
      return said.every(Boolean) ? [`${name} ${said.join('|')}`] : []
    },
  }
}
