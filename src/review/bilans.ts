import type { TFunction } from 'i18next'
import { sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import { insertRows } from '../platform/db/insert-rows.ts'
import type { BilanTable } from '../platform/db/schema-review.ts'
import type { Desk } from '../platform/desk.ts'
import { revisionOfState } from '../platform/revision.ts'
import type { Saved } from '../platform/save-once.ts'
import type { BilanDraft, BilanView, KeptParagraph, MonthLine } from './bilan.ts'
import { composed, isTopic, keptFrom } from './compose.ts'
import { firstDayOf, monthFigures } from './gather-month.ts'
import { type Month, monthOf, monthsAfter, spanOf } from './month.ts'
import type { MonthFigures } from './month-figures.ts'
import { writeParagraphs, writeTitle } from './write-paragraphs.ts'

/** Months listed, the last ones: twenty years. */
const MOST_MONTHS = 240

/** The month told in the desk's language, with the owner's words where there are some. */
export async function bilanOf(desk: Desk, month: Month, t: TFunction): Promise<BilanView> {
  return viewOf(desk, await toldMonth(desk, month, t))
}

/** What the rules say of a month. */
interface ToldMonth {
  month: Month
  figures: MonthFigures
  written: ReturnType<typeof writeParagraphs>
}

async function toldMonth(desk: Desk, month: Month, t: TFunction): Promise<ToldMonth> {
  const figures = await monthFigures(desk, month)
  return { month, figures, written: writeParagraphs(figures, { t, language: desk.language }) }
}

/** With what the owner keeps of it now. */
async function viewOf(desk: Desk, { month, figures, written }: ToldMonth): Promise<BilanView> {
  const row = await rowOf(desk, month)
  const before = await rowOf(desk, monthsAfter(month, -1))
  return {
    id: month,
    month,
    title: titleOf(desk, month, row),
    hasOwnTitle: (row?.title ?? '') !== '',
    paragraphs: composed(written, keptIn(row)),
    changeNext: row?.changeNext ?? '',
    changeBefore: before?.changeNext ?? '',
    readOn: (row?.readOn as Day | null | undefined) ?? null,
    isOver: spanOf(month).to < desk.today(),
    revision: revisionOf(row),
    figures,
  }
}

/** What the rules say of a month, and what the owner kept of it. */
export async function bilanAsKept(desk: Desk, month: Month, t: TFunction) {
  const told = await toldMonth(desk, month, t)
  const row = await rowOf(desk, month)
  return { ...told, row, kept: keptIn(row), title: titleOf(desk, month, row) }
}

/**
 * Keeps what the owner made of a month: title, words, order, what is hidden, what to change next, that it was read. Made
 * from another state than the one that stands, nothing is written.
 */
export async function saveBilan(desk: Desk, draft: BilanDraft, t: TFunction): Promise<Saved<BilanView>> {
  const { month, revision } = draft
  const { row, kept, ...told } = await bilanAsKept(desk, month, t)
  const fields = fieldsOf(draft, keptFrom(draft.paragraphs, { written: told.written, before: kept }))
  const isRead = draft.readOn !== null && row?.readOn !== draft.readOn
  const outcome = await desk.write(
    {
      what: isRead ? 'review:change.read' : 'review:change.edited',
      details: { month: writeTitle(month, desk.language) },
      alone: true,
    },
    async inside => {
      const before = await rowOf(inside, month)
      if (before && sameAs(before, fields)) return 'kept' as const
      if (revisionOf(before) !== revision) return 'stale' as const
      await inside.db
        .insertInto('bilan')
        .values({ ...blank(month), ...fields, deskId: desk.id })
        .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
        .execute()
      return before ? ('edited' as const) : ('created' as const)
    },
  )
  return { outcome, view: await viewOf(desk, told) }
}

/** Many at once, of months of which nothing was kept yet: for generators. */
export async function addBilans(
  desk: Desk,
  bilans: readonly (Omit<BilanDraft, 'paragraphs' | 'revision'> & { paragraphs: readonly KeptParagraph[] })[],
): Promise<void> {
  await desk.write({ what: 'review:change.added', details: { count: bilans.length } }, async inside => {
    const rows = bilans.map(({ paragraphs, ...bilan }) => ({
      ...blank(bilan.month),
      ...fieldsOf(bilan, paragraphs),
      deskId: desk.id,
    }))
    await insertRows(inside.db, 'bilan', rows)
  })
}

/** The words of the rules are taken again for these paragraphs; the owner's others stay. */
export async function takeProposed(
  desk: Desk,
  { month, keys, revision }: { month: Month; keys: readonly string[]; revision: string },
  t: TFunction,
): Promise<Saved<BilanView>> {
  const row = await rowOf(desk, month)
  return saveBilan(
    desk,
    {
      month,
      title: row?.title ?? '',
      changeNext: row?.changeNext ?? '',
      readOn: (row?.readOn as Day | null | undefined) ?? null,
      paragraphs: keptIn(row).map(paragraph =>
        isTopic(paragraph.key) && keys.includes(paragraph.key)
          ? { ...paragraph, own: null, from: null }
          : paragraph,
      ),
      revision,
    },
    t,
  )
}

/** Every month since something was first noted, this one among them, the last first. */
export async function monthsOf(desk: Desk): Promise<MonthLine[]> {
  const firstDay = await firstDayOf(desk)
  const rows = await desk.db.selectFrom('bilan').selectAll().where('deskId', '=', desk.id).execute()
  const { rows: tallies } = await sql<{ month: string; encounters: number }>`
    select substr(day, 1, 7) as month, sum(encounters) as encounters from day_tally
    where desk_id = ${desk.id} group by substr(day, 1, 7)`.execute(desk.db.withoutPlugins())
  const encounters = new Map(tallies.map(row => [row.month, Number(row.encounters)]))
  const kept = new Map(rows.map(row => [row.month, row]))
  const now = monthOf(desk.today())
  const first =
    [firstDay === null ? now : monthOf(firstDay), ...rows.map(row => row.month as Month)].sort()[0] ?? now
  const lines: MonthLine[] = []
  for (let month = now; month >= first && lines.length < MOST_MONTHS; month = monthsAfter(month, -1)) {
    const row = kept.get(month)
    lines.push({
      month,
      title: titleOf(desk, month, row),
      readOn: (row?.readOn as Day | null | undefined) ?? null,
      changeNext: row?.changeNext ?? '',
      encounters: encounters.get(month) ?? 0,
    })
  }
  return lines
}

function titleOf(desk: Desk, month: Month, row: { title: string } | undefined): string {
  return row?.title || writeTitle(month, desk.language)
}

function blank(month: Month): Omit<BilanTable, 'deskId'> {
  return { id: month, month, title: '', paragraphs: '[]', changeNext: '', readOn: null }
}

function fieldsOf(
  { title, changeNext, readOn }: Pick<BilanDraft, 'title' | 'changeNext' | 'readOn'>,
  kept: readonly KeptParagraph[],
) {
  return { title, paragraphs: JSON.stringify(kept), changeNext, readOn }
}

function keptIn(row: BilanTable | undefined): KeptParagraph[] {
  return row ? (JSON.parse(row.paragraphs) as KeptParagraph[]) : []
}

function sameAs(row: Omit<BilanTable, 'deskId'>, fields: ReturnType<typeof fieldsOf>): boolean {
  return revisionOf(row) === revisionOf({ ...row, ...fields })
}

function revisionOf(row: Omit<BilanTable, 'deskId'> | undefined): string {
  return row ? revisionOfState([row.title, row.paragraphs, row.changeNext, row.readOn]) : 'new'
}

function rowOf({ db, id }: Desk, month: Month): Promise<BilanTable | undefined> {
  return db
    .selectFrom('bilan')
    .selectAll()
    .where('deskId', '=', id)
    .where('month', '=', month)
    .executeTakeFirst()
}
