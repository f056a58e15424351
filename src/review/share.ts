import type { TFunction } from 'i18next'
import { fold } from '../lib/fold.ts'
import type { Desk } from '../platform/desk.ts'
import type { Paragraph, SharedBilan } from './bilan.ts'
import { bilanAsKept } from './bilans.ts'
import { composed } from './compose.ts'
import type { Month } from './month.ts'
import type { MonthFigures } from './month-figures.ts'
import { type Secret, scrubber } from './scrub.ts'
import { writeParagraphs } from './write-paragraphs.ts'

/**
 * The month without the name of anybody: what the rules say is written again from figures that name nobody, and from the
 * owner's words every name, organisation, address and number of the desk is taken out. What to change stays here.
 */
export async function sharedBilan(desk: Desk, month: Month, t: TFunction): Promise<SharedBilan> {
  const { figures, kept, title } = await bilanAsKept(desk, month, t)
  const written = writeParagraphs(withoutNames(figures), { t, language: desk.language })
  const named = writeParagraphs(figures, { t, language: desk.language })
  // Which of them are there, and in what order, is as the owner reads them.
  const order = composed(named, kept).filter(({ isHidden }) => !isHidden)
  const scrub = scrubber(await secretsOf(desk, t), {
    mail: t('review:shared.mail'),
    phone: t('review:shared.phone'),
    language: desk.language,
  })
  const replaced = new Map<string, SharedBilan['replaced'][number]>()
  const clean = (text: string) => {
    const done = scrub(text)
    for (const each of done.replaced) replaced.set(`${each.was}\n${each.becomes}`, each)
    return done.text
  }
  const textOf = ({ key, text, isOwn }: Paragraph) =>
    isOwn ? text : (written.find(({ topic }) => topic === key)?.text ?? '')
  return {
    month,
    title: clean(title),
    paragraphs: order
      .map(paragraph => ({ key: paragraph.key, text: clean(textOf(paragraph)) }))
      .filter(({ text }) => text !== ''),
    replaced: [...replaced.values()],
  }
}

/** The same month, of which nobody's name is known. */
export function withoutNames(figures: MonthFigures): MonthFigures {
  const { people, mandates, favours, ideas, ways } = figures
  const nobody = { id: '', name: '' }
  const unnamed = <T extends { person: unknown }>(of: readonly T[]) =>
    of.map(each => ({ ...each, person: nobody }))
  const clientless = (of: MonthFigures['mandates']['won']) => of.map(each => ({ ...each, client: '' }))
  return {
    ...figures,
    people: {
      ...people,
      fresh: people.fresh.map(() => nobody),
      renewed: people.renewed.map(() => nobody),
      often: [],
    },
    mandates: {
      heard: clientless(mandates.heard),
      won: clientless(mandates.won),
      paid: clientless(mandates.paid),
      lost: clientless(mandates.lost),
    },
    favours: { given: unnamed(favours.given), received: unnamed(favours.received) },
    ideas: {
      ...ideas,
      asked: ideas.asked.map(idea => ({ ...idea, person: null })),
      yes: ideas.yes.map(idea => ({ ...idea, person: null })),
    },
    ways: allPeopleAsOne(ways),
  }
}

function allPeopleAsOne(ways: MonthFigures['ways']): MonthFigures['ways'] {
  const people = ways.filter(({ isPerson }) => isPerson)
  const others = ways.filter(({ isPerson }) => !isPerson)
  const [first] = people
  if (!first) return others
  const cents = people.reduce((sum, way) => sum + way.cents, 0)
  const one = { ...first, kind: 'referral' as const, name: '', isPerson: false, cents }
  return [one, ...others].sort((a, b) => b.cents - a.cents)
}

/** Every name and organisation of the desk; of somebody also the given name and the family name alone. */
async function secretsOf({ db, id }: Desk, t: TFunction): Promise<Secret[]> {
  const cards = await db
    .selectFrom('personCard')
    .select(['name', 'givenName', 'familyName', 'organisation', 'title'])
    .where('deskId', '=', id)
    .execute()
  const outside = await db
    .selectFrom('outingPerson')
    .select(['name', 'organisation'])
    .where('deskId', '=', id)
    .execute()
  const clients = await db
    .selectFrom('mandate')
    .select('organisation')
    .distinct()
    .where('deskId', '=', id)
    .execute()
  const proposed = await db
    .selectFrom('idea')
    .select('organisation')
    .distinct()
    .where('deskId', '=', id)
    .execute()
  const places = await db
    .selectFrom('place')
    .select('name')
    .where('deskId', '=', id)
    .where('kind', '=', 'client')
    .execute()
  const person = t('review:shared.person')
  const organisation = t('review:shared.organisation')
  return [
    ...cards.flatMap(card => {
      const { name, givenName, familyName } = card
      const trade = tradeOf(card)
      const becomes = trade === null ? person : t('review:shared.personOf', { trade })
      const parts = [name, `${familyName} ${givenName}`, givenName, familyName, ...partsOf(name)]
      return parts.map(text => ({ text, becomes }))
    }),
    ...outside.flatMap(({ name }) => [name, ...partsOf(name)].map(text => ({ text, becomes: person }))),
    ...[...cards, ...outside, ...clients, ...proposed].map(each => ({
      text: each.organisation,
      becomes: organisation,
    })),
    ...places.map(({ name }) => ({ text: name, becomes: organisation })),
  ]
}

/** What somebody does, where it is said in a few plain words that name no house. */
function tradeOf({ title, organisation }: { title: string; organisation: string }): string | null {
  const folded = fold(title)
  const names = organisation !== '' && folded.includes(fold(organisation))
  if (names || !/^[\p{L}\s’'-]{3,40}$/u.test(title) || /\s\p{Lu}/u.test(title)) return null
  return title.charAt(0).toLocaleLowerCase() + title.slice(1)
}

/** The words of a name that name somebody alone: those with a capital that are no particle. */
function partsOf(name: string): string[] {
  return name
    .split(/[\s,]+/)
    .filter(part => /^\p{Lu}\p{L}{2,}/u.test(part) && !PARTICLES.has(part.toLowerCase()))
}

const PARTICLES = new Set([
  'les',
  'des',
  'del',
  'van',
  'von',
  'der',
  'den',
  'ter',
  'the',
  'and',
  'saint',
  'san',
  'dit',
])
