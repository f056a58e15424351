import { capitalised } from '../lib/number-words.ts'
import type { Topic } from './bilan.ts'
import { type Month, monthInWords } from './month.ts'
import type { MonthFigures } from './month-figures.ts'
import { writeMandates, writeProvenance } from './write-mandates.ts'
import { writePeople } from './write-people.ts'
import { against, from, listed, minutesSaid, quoted, said, type Writer } from './write-words.ts'

/** What the rules have to say of a month, in the order it is told: nothing of what there is nothing to say of. */
export function writeParagraphs(figures: MonthFigures, writer: Writer): { topic: Topic; text: string }[] {
  const told: [Topic, (string | null)[]][] = [
    ['work', writeWork(figures, writer)],
    ['people', writePeople(figures, writer)],
    ['company', writeCompany(figures, writer)],
    ['outings', writeOutings(figures, writer)],
    ['mandates', writeMandates(figures, writer)],
    ['provenance', writeProvenance(figures, writer)],
    ['favours', writeFavours(figures, writer)],
    ['ideas', writeIdeas(figures, writer)],
    ['plan', writePlan(figures, writer)],
    ['network', writeNetwork(figures, writer)],
    ['online', writeOnline(figures, writer)],
  ]
  return told.flatMap(([topic, sentences]) => {
    const text = sentences.filter(sentence => sentence !== null).join(' ')
    return text === '' ? [] : [{ topic, text }]
  })
}

/** « Octobre 2026 », "October 2026". */
export function writeTitle(month: Month, language: 'fr' | 'en'): string {
  const text = monthInWords(month, language)
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
}

function writeWork(figures: MonthFigures, writer: Writer): (string | null)[] {
  const { t } = writer
  const { totals, halves, before, yearBefore } = figures
  const count = totals.halves
  if (count === 0) return [null]
  const number = said(count, writer)
  const [only] = halves
  const where = (kind: (typeof halves)[number]['kind']) => t(`review:say.where.${kind}`)
  const first =
    halves.length === 1 && only
      ? t('review:say.work.all', { count, number, where: where(only.kind) })
      : t('review:say.work.halves', {
          count,
          number,
          list: listed(
            halves.map(({ kind, count }) =>
              t('review:say.work.part', { number: said(count, writer), where: where(kind) }),
            ),
            writer,
          ),
        })
  // How many were noted differs from month to month: out of how many is said with each.
  const knows = [before, yearBefore].some(other => other !== null && other.halves > 0)
  const out = totals.halvesOut
  const second =
    knows && out > 0 && (before?.halves !== 0 || yearBefore !== null)
      ? t('review:say.work.out', {
          count: out,
          number: said(out, writer),
          against: against(
            {
              totals,
              before: before && before.halves > 0 ? before : null,
              yearBefore: yearBefore && yearBefore.halves > 0 ? yearBefore : null,
            },
            writer,
            {
              of: month => month.halvesOut,
            },
          ),
        })
      : null
  return [first, second]
}

function writeCompany(figures: MonthFigures, writer: Writer): (string | null)[] {
  const { t, language } = writer
  const { totals, longestWithout } = figures
  const { companyDays, days, encounters, peopleAWeekTenths } = totals
  if (encounters === 0 || days === 0) return [null]
  const compared = against(figures, writer, { of: month => month.companyDays, gender: 'masculine' })
  const first =
    companyDays === 0
      ? t('review:say.company.none', { against: compared })
      : t('review:say.company.days', {
          count: companyDays,
          number: said(companyDays, writer, 'masculine'),
          days,
          against: compared,
        })
  const longest =
    companyDays > 0 && longestWithout > 1
      ? t('review:say.company.longest', { number: said(longestWithout, writer, 'masculine') })
      : null
  const tenths = (value: number) =>
    Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value / 10)
  const weekly =
    peopleAWeekTenths === 0
      ? null
      : t('review:say.company.weekly', {
          // French counts one and a half as one.
          count: language === 'fr' && peopleAWeekTenths < 20 ? 1 : peopleAWeekTenths === 10 ? 1 : 2,
          number: tenths(peopleAWeekTenths),
          against: against(figures, writer, { of: month => month.peopleAWeekTenths, say: tenths }),
        })
  return [first, longest, weekly]
}

function writeOutings(figures: MonthFigures, writer: Writer): (string | null)[] {
  const { t } = writer
  const { outings } = figures
  const count = outings.length
  if (count === 0) return [null]
  const told = outings.map(({ title, met, fresh }) => {
    if (met === 0) return quoted(title, writer)
    const people = t('review:say.outings.met', { count: met, number: said(met, writer) })
    const among =
      met === 1 || fresh === 0
        ? ''
        : t('review:say.outings.fresh', { count: fresh, number: said(fresh, writer) })
    return `${quoted(title, writer)} (${people}${among})`
  })
  const came = [...new Set(outings.flatMap(({ mandates }) => mandates))]
  return [
    t('review:say.outings.been', {
      count,
      number: said(count, writer),
      against: against(figures, writer, { of: month => month.outings }),
      list: listed(told, writer),
    }),
    came.length === 0
      ? null
      : t('review:say.outings.brought', {
          count: came.length,
          number: said(came.length, writer, 'masculine'),
          capital: capitalised(said(came.length, writer, 'masculine')),
          list: listed(
            came.map(what => quoted(what, writer)),
            writer,
          ),
        }),
  ]
}

function writeFavours(figures: MonthFigures, writer: Writer): (string | null)[] {
  const { t } = writer
  const { given, received } = figures.favours
  const names = (of: typeof given) => [
    ...new Set(of.map(({ person }) => person.name).filter(name => name !== '')),
  ]
  const to = names(given)
  const by = names(received).map(name => from(name, writer))
  return [
    given.length === 0
      ? null
      : t(to.length === 0 ? 'review:say.favours.given' : 'review:say.favours.givenTo', {
          count: given.length,
          number: said(given.length, writer, 'masculine'),
          list: listed(
            to.map(name => t('review:say.to', { name })),
            writer,
          ),
          against: against(figures, writer, { of: month => month.given, gender: 'masculine' }),
        }),
    received.length === 0
      ? null
      : t(by.length === 0 ? 'review:say.favours.received' : 'review:say.favours.receivedFrom', {
          count: received.length,
          number: said(received.length, writer, 'masculine'),
          list: listed(by, writer),
          against: against(figures, writer, { of: month => month.received, gender: 'masculine' }),
        }),
  ]
}

function writeIdeas(figures: MonthFigures, writer: Writer): (string | null)[] {
  const { t } = writer
  const { asked, yes, no } = figures.ideas
  const titled = (of: typeof asked) =>
    listed(
      of.map(({ title, person }) =>
        // Many a title names them already.
        person && !title.includes(person.name)
          ? t('review:say.ideas.with', { title: quoted(title, writer), name: person.name })
          : quoted(title, writer),
      ),
      writer,
    )
  return [
    asked.length === 0
      ? null
      : t('review:say.ideas.asked', {
          count: asked.length,
          number: said(asked.length, writer),
          list: titled(asked),
          against: against(figures, writer, { of: month => month.asked }),
        }),
    yes.length === 0
      ? null
      : t('review:say.ideas.yes', {
          count: yes.length,
          number: said(yes.length, writer, 'masculine'),
          list: titled(yes),
        }),
    no === 0 ? null : t('review:say.ideas.no', { count: no, number: said(no, writer, 'masculine') }),
  ]
}

function writePlan(figures: MonthFigures, writer: Writer): (string | null)[] {
  const { t } = writer
  const { totals, before, yearBefore } = figures
  const { planned: count, plannedDone } = totals
  // A month without a plan is nothing to compare with.
  const planned = <T extends { planned: number }>(other: T | null) =>
    other && other.planned > 0 ? other : null
  if (count === 0) return [null]
  const number = said(plannedDone, writer)
  const done =
    plannedDone === 0
      ? t('review:say.plan.none')
      : plannedDone === count
        ? t('review:say.plan.all', { count })
        : t('review:say.plan.some', { count: plannedDone, number })
  return [
    t('review:say.plan.kept', {
      count,
      number: said(count, writer),
      against: against({ totals, before: planned(before), yearBefore: planned(yearBefore) }, writer, {
        of: month => month.planned,
      }),
      done,
    }),
  ]
}

function writeNetwork({ totals }: MonthFigures, writer: Writer): (string | null)[] {
  const { network, networkAdded } = totals
  if (networkAdded === 0) return [null]
  return [
    writer.t('review:say.network.size', {
      count: networkAdded,
      people: Intl.NumberFormat(writer.language).format(network),
      number: said(networkAdded, writer),
    }),
  ]
}

function writeOnline(figures: MonthFigures, writer: Writer): (string | null)[] {
  const { t } = writer
  const { online, totals } = figures
  if (totals.onlineMinutes === 0) return [null]
  const time = (minutes: number) => (minutes === 0 ? t('review:say.noTime') : minutesSaid(minutes, writer))
  return [
    t(online.length === 1 ? 'review:say.online.one' : 'review:say.online.some', {
      time: time(totals.onlineMinutes),
      name: online[0]?.name ?? '',
      list: listed(
        online.map(({ name, minutes }) => t('review:say.online.part', { name, time: time(minutes) })),
        writer,
      ),
      against: against(figures, writer, { of: month => month.onlineMinutes, say: time }),
    }),
  ]
}
