import type { Desk } from '../platform/desk.ts'
import { foundIn } from '../platform/gone.ts'
import { type Saved, saveOnce } from '../platform/save-once.ts'
import { helpLineFields, helpLineFrom, helpLineViewOf, revisionOfHelpLine } from './balance-row.ts'
import { builtInHelp, type HelpLine, type HelpLineDraft, type HelpLineView } from './help-lines.ts'

/** The built-in lines as the owner left them, then the owner's own; those put away are among them. */
export async function helpLinesOf(desk: Desk): Promise<HelpLineView[]> {
  const rows = (await select(desk).orderBy('name').orderBy('id').execute()).map(helpLineFrom)
  const listed = builtInHelp(desk.language)
  const isListed = (id: string) => listed.some(line => line.id === id)
  return [
    ...listed.map(line => rows.find(({ id }) => id === line.id) ?? line),
    ...rows.filter(({ id }) => !isListed(id)),
  ].map(helpLineViewOf)
}

/**
 * Adds a line, or edits one when the draft carries a revision. The same id sent twice is stored once.
 *
 * @throws Refusal `gone` for an id that was taken away, `not-found` for an edit of what never was.
 */
export async function saveHelpLine(
  desk: Desk,
  { revision, ...line }: HelpLineDraft,
): Promise<Saved<HelpLineView>> {
  const { id, name } = line
  return saveOnce<HelpLineView>(desk, {
    table: 'help_line',
    id,
    revision,
    becomes: revisionOfHelpLine(line),
    find: on => findLine(on, id),
    what: before => ({
      what: before ? 'balance:change.helpEdited' : 'balance:change.helpAdded',
      details: { name },
    }),
    put: async inside => putLine(inside, line),
  })
}

/**
 * The owner's own is taken away; a built-in one is put away, and can be had back.
 *
 * @throws Refusal `gone` when it was taken away, `not-found` when it never was.
 */
export async function deleteHelpLine(desk: Desk, id: string): Promise<void> {
  const { isBuiltIn, revision: _, ...line } = await foundIn(desk, 'help_line', id, await findLine(desk, id))
  await desk.write({ what: 'balance:change.helpDeleted', details: { name: line.name } }, async inside => {
    if (isBuiltIn) await putLine(inside, { ...line, archived: true })
    else await inside.db.deleteFrom('helpLine').where('deskId', '=', desk.id).where('id', '=', id).execute()
  })
}

async function putLine({ db, id: deskId }: Desk, line: HelpLine): Promise<void> {
  const fields = helpLineFields(line)
  await db
    .insertInto('helpLine')
    .values({ deskId, id: line.id, ...fields })
    .onConflict(conflict => conflict.columns(['deskId', 'id']).doUpdateSet(fields))
    .execute()
}

async function findLine(desk: Desk, id: string): Promise<HelpLineView | undefined> {
  const row = await select(desk).where('id', '=', id).executeTakeFirst()
  const line = row ? helpLineFrom(row) : builtInHelp(desk.language).find(each => each.id === id)
  return line && helpLineViewOf(line)
}

function select({ db, id }: Desk) {
  return db.selectFrom('helpLine').selectAll().where('deskId', '=', id)
}
