import { moneyInWords, sumsByCurrency } from '../lib/money.ts'
import { capitalised } from '../lib/number-words.ts'
import type { MandateTold, MonthFigures, WayTold } from './month-figures.ts'
import { against, listed, mandateSaid, quoted, said, type Writer } from './write-words.ts'

export function writeMandates(figures: MonthFigures, writer: Writer): (string | null)[] {
  const { t } = writer
  const { heard, won, paid, lost } = figures.mandates
  const counted = (of: readonly MandateTold[]) => ({
    count: of.length,
    number: said(of.length, writer, 'masculine'),
    capital: capitalised(said(of.length, writer, 'masculine')),
    list: listed(
      of.map(mandate => mandateSaid(mandate, writer)),
      writer,
    ),
    sum: sumSaid(of, writer),
  })
  return [
    heard.length === 0
      ? null
      : t('review:say.mandates.heard', {
          ...counted(heard),
          against: against(figures, writer, { of: month => month.heard, gender: 'masculine' }),
        }),
    won.length === 0 ? null : t('review:say.mandates.won', counted(won)),
    paid.length === 0 ? null : t('review:say.mandates.paid', counted(paid)),
    lost.length === 0 ? null : t('review:say.mandates.lost', counted(lost)),
  ]
}

export function writeProvenance({ ways }: MonthFigures, writer: Writer): (string | null)[] {
  if (ways.length === 0) return [null]
  const list = listed(
    ways.map(way =>
      writer.t('review:say.ways.part', {
        way: waySaid(way, writer),
        money: moneyInWords(way, writer.language),
      }),
    ),
    writer,
  )
  return [writer.t('review:say.ways.came', { list })]
}

/** « , 4 500 € en tout »: of several whose worth is known; '' otherwise. */
function sumSaid(mandates: readonly MandateTold[], writer: Writer): string {
  const known = mandates.flatMap(({ value }) => value ?? [])
  if (known.length < 2) return ''
  const sums = sumsByCurrency(known).map(sum => moneyInWords(sum, writer.language))
  return writer.t('review:say.sum', { sum: listed(sums, writer) })
}

/** « par Sophie », « par « Open Coffee » », « par votre site ». */
function waySaid({ kind, name, isPerson }: WayTold, writer: Writer): string {
  if (name === '') return writer.t(`review:say.ways.kind.${kind}`)
  return writer.t('review:say.ways.by', { name: isPerson ? name : quoted(name, writer) })
}
