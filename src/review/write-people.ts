import { capitalised } from '../lib/number-words.ts'
import type { MonthFigures } from './month-figures.ts'
import { against, listed, said, type Writer } from './write-words.ts'

export function writePeople(figures: MonthFigures, writer: Writer): (string | null)[] {
  const { t } = writer
  const { totals, people } = figures
  const { byMode, fresh, renewed, often } = people
  const count = totals.people
  if (count === 0) return [null]
  const [only] = byMode
  const first = t('review:say.people.met', {
    count,
    number: said(count, writer),
    against: against(figures, writer, { of: month => month.people }),
    how:
      byMode.length === 1 && only
        ? t(`review:say.people.only.${only.mode}`)
        : t('review:say.people.modes', {
            list: listed(
              byMode.map(({ mode, people }) =>
                t(`review:say.people.mode.${mode}`, { count: people, number: said(people, writer) }),
              ),
              writer,
            ),
          }),
  })
  const names = (of: readonly { name: string }[]) =>
    listed(
      of.map(({ name }) => name),
      writer,
    )
  return [
    first,
    fresh.length === 0
      ? null
      : t(isNamed(fresh) ? 'review:say.people.fresh' : 'review:say.people.freshUnnamed', {
          count: fresh.length,
          capital: capitalised(said(fresh.length, writer)),
          names: names(fresh),
          against: against(figures, writer, { of: month => month.fresh }),
        }),
    renewed.length === 0
      ? null
      : t(isNamed(renewed) ? 'review:say.people.renewed' : 'review:say.people.renewedUnnamed', {
          count: renewed.length,
          number: said(renewed.length, writer),
          names: names(renewed),
        }),
    often.length === 0
      ? null
      : t('review:say.people.often', {
          list: listed(
            often.map(({ name, days }) =>
              t('review:say.people.onDays', { name, count: days, number: said(days, writer, 'masculine') }),
            ),
            writer,
          ),
        }),
  ]
}

/** A copy for others names nobody. */
function isNamed(people: readonly { name: string }[]): boolean {
  return people.some(({ name }) => name !== '')
}
