import { fold } from '../../src/lib/fold.ts'
import type { NewPerson } from '../../src/people/store.ts'
import type { Chance } from './invented-people.ts'

export type Kind = 'prefix' | 'name' | 'inside' | 'typo' | 'phone' | 'mail' | 'town' | 'several'

export interface Query {
  kind: Kind
  text: string
}

/** What people type, drawn from the people there are; every kind as often as written in `MIX`. */
export function inventQueries(people: readonly NewPerson[], count: number, chance: Chance): Query[] {
  const queries: Query[] = []
  while (queries.length < count) {
    const kind = MIX[queries.length % MIX.length] as Kind
    const text = typed(kind, people[Math.floor(chance() * people.length)] as NewPerson, chance)
    if (text) queries.push({ kind, text })
  }
  return queries
}

const MIX: readonly Kind[] = [
  'prefix',
  'prefix',
  'prefix',
  'prefix',
  'prefix',
  'prefix',
  'name',
  'name',
  'name',
  'inside',
  'typo',
  'typo',
  'phone',
  'mail',
  'town',
  'several',
]

function typed(kind: Kind, { contact }: NewPerson, chance: Chance): string | undefined {
  const { givenName, familyName, name, phones, emails, addresses, title } = contact
  const pick = <T>(...list: T[]) => list[Math.floor(chance() * list.length)] as T
  const cut = (text: string, least: number, most: number) =>
    text.slice(0, least + Math.floor(chance() * (most - least + 1)))
  switch (kind) {
    case 'prefix':
      return cut(pick(givenName, familyName, familyName), 1, 6).trim()
    case 'name':
      return pick(name, `${familyName} ${givenName}`, fold(name), `${givenName} ${cut(familyName, 1, 4)}`)
    case 'inside': {
      const text = fold(pick(familyName, familyName, givenName, phones[0]?.value ?? name))
      const start = 1 + Math.floor(chance() * 3)
      return text.length < start + 4 ? undefined : cut(text.slice(start), 4, 6).trim()
    }
    case 'typo':
      return withTypo(pick(name, familyName, givenName), chance)
    case 'phone':
      return (
        phones[0] &&
        pick(
          phones[0].value,
          cut(phones[0].value, 4, 10),
          phones[0].value.slice(-5),
          `+33${phones[0].value.slice(1)}`,
        )
      )
    case 'mail':
      return (
        emails[0] &&
        pick(emails[0].value, cut(emails[0].value, 4, 20), emails[0].value.split('@')[1] as string)
      )
    case 'town':
      return addresses[0] && pick(addresses[0].town, cut(addresses[0].town, 3, 6))
    case 'several':
      return pick(
        `${title} ${addresses[0]?.town ?? ''}`,
        `${givenName} ${addresses[0]?.town ?? ''}`,
        `${cut(givenName, 1, 3)} ${cut(familyName, 1, 3)}`,
      ).trim()
  }
}

function withTypo(text: string, chance: Chance): string | undefined {
  if (text.length < 5) return undefined
  const at = Math.floor(chance() * (text.length - 1))
  const letter = String.fromCharCode(97 + Math.floor(chance() * 26))
  const [before, here, next, after] = [
    text.slice(0, at),
    text.charAt(at),
    text.charAt(at + 1),
    text.slice(at + 2),
  ]
  return [
    before + next + after,
    before + letter + next + after,
    before + letter + here + next + after,
    before + next + here + after,
  ][Math.floor(chance() * 4)]
}
