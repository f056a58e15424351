import { createReadStream } from 'node:fs'
import { relative } from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import { isArchive } from '../import/archive.ts'
import { BESIDES_KINDS, type BesidesCounts } from '../import/besides.ts'
import type { Decision, ImportView } from '../import/import-view.ts'
import type { Problem } from '../lib/problem.ts'
import { Refusal } from '../lib/refusal.ts'
import { saidIn } from '../people/problem-words.ts'
import { accepted, answerOf, sending } from './answer.ts'
import type { Command, Terminal } from './command.ts'
import { dryRuns } from './dry-run.ts'
import { filesIn, octetsIn } from './files-in.ts'
import { flagsIn } from './flags.ts'

const FLAGS = {
  'dry-run': { type: 'boolean' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
  same: { type: 'boolean' },
  different: { type: 'boolean' },
  skip: { type: 'boolean' },
} as const

const SHOWN = 20
const POLL_MS = 50

/**
 * Cards that share a mail or a number with somebody are asked about on a terminal, and left out where nobody can answer
 * or with `--yes`; `--same`, `--different` and `--skip` answer for all of them.
 */
export const importCommand: Command = {
  name: 'import',
  usage: 'PATH… | DESK.jsonl.gz [--dry-run] [--json] [--yes] [--same|--different|--skip]',
  is: t => t('import:cli.import.is'),
  run: async (args, terminal) => {
    const { flags, paths } = parse(args, terminal)
    const [first = ''] = paths
    if (paths.length === 1 && isArchive(first) && !flags['dry-run']) return takeDesk(first, terminal)
    return flags['dry-run']
      ? sayDryRun(paths, flags.json ?? false, terminal)
      : bringIn(paths, flags, terminal)
  },
}

/** A whole desk into an empty one. */
async function takeDesk(path: string, { t, say, desk }: Terminal): Promise<number> {
  const { request } = await desk()
  // Of any size: never whole in memory.
  const body = Readable.toWeb(createReadStream(path)) as ReadableStream
  const { rows } = await answerOf<{ rows: number }>(
    await request('/api/imports/archive', { method: 'PUT', body, duplex: 'half' } as RequestInit),
  )
  say(t('import:cli.import.desk', { count: rows, file: shortName(path) }))
  return 0
}

type Flags = Partial<Record<keyof typeof FLAGS, boolean>>

function parse(args: string[], { t }: Terminal): { flags: Flags; paths: string[] } {
  const given = flagsIn(args, FLAGS)
  if (!given) throw new Refusal('bad-flag', { flag: args.join(' '), expected: t('import:cli.import.flags') })
  return { flags: given.values, paths: given.positionals }
}

function sayDryRun(paths: string[], json: boolean, terminal: Terminal): number {
  const { t, say, remark, config } = terminal
  let files = 0
  let found = 0
  for (const { problemCount, ...run } of dryRuns(paths, config.language)) {
    files++
    found += run.cards + run.events + run.messages
    if (json) say(JSON.stringify({ ...run, problems: run.problems.map(plain) }))
    else
      sayFile(
        { name: shortName(run.file), ...run },
        run.problems.map(problem => saidIn(t, problem)),
        { ...terminal, count: problemCount },
      )
  }
  if (json) return 0
  if (files === 0) remark(t('import:cli.import.nothing'))
  else remark(t('import:cli.import.dry', { paths: paths.join(' ') }))
  return found > 0 ? 0 : 1
}

async function bringIn(paths: string[], flags: Flags, terminal: Terminal): Promise<number> {
  const { t, say, remark, desk } = terminal
  const { form, unread } = await formOf(paths)
  for (const { file, problem } of unread)
    sayFile(
      { name: file, format: 'unknown', cards: 0, events: 0, messages: 0 },
      [saidIn(t, problem)],
      terminal,
    )
  if (!form.has('files')) {
    remark(t('import:cli.import.nothing'))
    return 1
  }
  const { request } = await desk()
  const { id } = await answerOf<{ id: string }>(await request('/api/imports', { method: 'POST', body: form }))
  const settled = async (): Promise<ImportView> => {
    for (;;) {
      const view = await answerOf<ImportView>(await request(`/api/imports/${id}`))
      if (view.state !== 'reading' && view.state !== 'committing') return view
      await setTimeout(POLL_MS)
    }
  }
  const preview = await settled()
  if (preview.state !== 'ready') return failed(preview, terminal)
  if (!flags.json) sayPreview(preview, terminal)

  const defaultDecision = await decided(preview, flags, terminal)
  await accepted(
    await request(`/api/imports/${id}/commit`, sending(defaultDecision ? { defaultDecision } : {}, 'POST')),
  )
  const done = await settled()
  if (done.state !== 'done') return failed(done, terminal)
  if (flags.json) {
    const { files, counts, result, batch, problems, problemCount } = done
    say(JSON.stringify({ files, counts, result, batch, problems, problemCount }))
  } else sayResult(done, terminal)
  return done.files.some(({ cards, events, messages }) => cards + events + messages > 0) ? 0 : 1
}

async function formOf(paths: string[]) {
  const form = new FormData()
  const unread: { file: string; problem: Problem }[] = []
  for (const file of filesIn(paths)) {
    const found = octetsIn(file)
    if ('problem' in found) unread.push({ file: shortName(file), problem: found.problem })
    else form.append('files', new Blob([found.bytes as Uint8Array<ArrayBuffer>]), shortName(file))
  }
  return { form, unread }
}

function shortName(file: string): string {
  const short = relative(process.cwd(), file)
  return short.startsWith('..') ? file : short
}

/** @returns what to do with all that is maybe there already; undefined: what the desk does without being told. */
async function decided(
  { counts, proposals }: ImportView,
  flags: Flags,
  { t, say, ask }: Terminal,
): Promise<Decision | undefined> {
  for (const decision of ['same', 'different', 'skip'] as const) if (flags[decision]) return decision
  if (counts.proposed === 0 || flags.yes || flags.json) return undefined
  const doubtful = proposals.filter(proposal => proposal.default !== 'same')
  for (const { name, existing, shared } of doubtful.slice(0, SHOWN)) {
    say(t('import:cli.import.proposal', { name, existing: existing.name, shared }))
  }
  if (doubtful.length > SHOWN) say('  …')
  const answer = (await ask(t('import:cli.import.ask')))?.trim().toLowerCase()
  if (answer === t('import:cli.import.answers.same')) return 'same'
  return answer === t('import:cli.import.answers.different') ? 'different' : undefined
}

function sayPreview({ files, counts, problems, besides }: ImportView, terminal: Terminal): void {
  const { t, say } = terminal
  for (const file of files) {
    const own = problems.filter(problem => problem.file === file.name)
    sayFile(file, own, { ...terminal, count: Math.max(file.problems, own.length) })
  }
  say(t('import:cli.import.counts', { ...counts }))
  sayBesides(besides, terminal)
}

function sayResult({ result, batch }: ImportView, { t, say, remark }: Terminal): void {
  if (result && (batch || result.skipped > 0)) say(t('import:cli.import.done', { ...result }))
  const { encounters = 0, meetings = 0 } = result ?? {}
  if (encounters > 0) say(t('history:import.doneEncounters', { count: encounters, n: String(encounters) }))
  if (meetings > 0) say(t('history:import.doneMeetings', { count: meetings, n: String(meetings) }))
  if (result) sayBesides(result.besides, { t, say })
  if (result && result.skipped > 0) remark(t('import:cli.import.skipped'))
  remark(batch ? t('import:cli.import.undo') : t('import:cli.import.unchanged'))
}

/** What the files know of people besides their cards. */
function sayBesides(counts: BesidesCounts, { t, say }: Pick<Terminal, 't' | 'say'>): void {
  for (const kind of BESIDES_KINDS.filter(kind => counts[kind] > 0))
    say(t(`import:page.besides.${kind}`, { count: counts[kind], n: String(counts[kind]) }))
}

interface Counts {
  cards: number
  events: number
  messages: number
}

/** What there is of each kind; a file of nothing has no card. */
function countsSaid({ cards, events, messages }: Counts, t: Terminal['t']): string {
  const said = [
    ...(cards > 0 || events + messages === 0 ? [t('import:cli.import.cards', { count: cards })] : []),
    ...(events > 0 ? [t('import:cli.import.events', { count: events })] : []),
    ...(messages > 0 ? [t('import:cli.import.messages', { count: messages })] : []),
  ]
  return said.join(', ')
}

function sayFile(
  { name, format, ...counts }: { name: string; format: string } & Counts,
  problems: readonly Problem[],
  { t, say, count = problems.length }: Pick<Terminal, 't' | 'say'> & { count?: number },
): void {
  say(
    t('import:cli.import.file', {
      file: name,
      format,
      cards: countsSaid(counts, t),
    }),
  )
  for (const { where, level, message } of problems.slice(0, SHOWN)) {
    say(t('import:cli.import.problem', { where, level: t(`import:cli.import.level.${level}`), message }))
  }
  if (count > SHOWN) say(t('import:cli.import.more', { count: count - SHOWN }))
}

/** As the JSON promises it, in English. */
function plain({ where, level, message }: Problem): Problem {
  return { where, level, message }
}

function failed({ error }: ImportView, { t, remark }: Terminal): number {
  remark(error ?? t('import:server.failed'))
  return 1
}
