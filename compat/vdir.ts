import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DavAccount } from '../test/support/dav/account.ts'
import { type Outcome, runProgram } from '../test/support/dav/program.ts'

export type Kind = 'carddav' | 'caldav'

/** Who is right when both sides changed: nobody (it stops and says so), the folder, or the server. */
export type Winner = 'nobody' | 'folder' | 'server'

/** A computer whose folders of cards or events are kept equal to the server's collections by vdirsyncer. */
export interface Computer {
  /** Of a collection, by its name. */
  folderOf: (collection: string) => string
  read: (collection: string) => Map<string, string>
  write: (collection: string, name: string, text: string) => void
  /** Writes the settings: from then on conflicts are settled so. */
  configure: (winner: Winner) => void
  /** @throws Error with all that it said when it ends otherwise. */
  discover: () => Promise<Outcome>
  sync: () => Promise<Outcome>
  metasync: () => Promise<Outcome>
  /** Without a throw: for what has to fail. */
  run: (...args: string[]) => Promise<Outcome>
}

interface Settings {
  kind: Kind
  account: DavAccount
  /** By their name, or all those there are on a side. */
  collections: readonly string[] | 'of the folder' | 'of the server'
}

const WINNERS: Record<Winner, string> = { nobody: 'null', folder: '"a wins"', server: '"b wins"' }

export function newComputer(root: string, settings: Settings): Computer {
  const items = join(root, 'items')
  const config = join(root, 'config')
  mkdirSync(items, { recursive: true })
  // Collections that one side has not yet are made, after a question.
  const run = (...args: string[]) =>
    runProgram('vdirsyncer', ['-c', config, ...args], { folder: root, input: 'y\n'.repeat(20) })
  const orThrow = async (...args: string[]) => {
    const outcome = await run(...args)
    if (outcome.code === 0) return outcome
    throw new Error(`vdirsyncer ${args.join(' ')} ended with ${outcome.code}: ${outcome.out}${outcome.err}`)
  }
  const computer: Computer = {
    folderOf: collection => join(items, collection),
    read: collection => {
      const folder = join(items, collection)
      const names = readdirSync(folder).filter(name => /\.(vcf|ics)$/.test(name))
      return new Map(names.map(name => [name, readFileSync(join(folder, name), 'utf8')]))
    },
    write: (collection, name, text) => {
      mkdirSync(join(items, collection), { recursive: true })
      writeFileSync(join(items, collection, name), text)
    },
    configure: winner => writeFileSync(config, configOf(root, items, settings, winner)),
    discover: () => orThrow('discover'),
    sync: () => orThrow('sync'),
    metasync: () => orThrow('metasync'),
    run,
  }
  computer.configure('nobody')
  return computer
}

function configOf(root: string, items: string, { kind, account, collections }: Settings, winner: Winner) {
  const named =
    collections === 'of the folder' ? ['from a'] : collections === 'of the server' ? ['from b'] : collections
  return `[general]
status_path = ${JSON.stringify(join(root, 'status'))}

[pair desk]
a = "folder"
b = "server"
collections = ${JSON.stringify(named)}
conflict_resolution = ${WINNERS[winner]}
metadata = ["displayname"${kind === 'caldav' ? ', "color"' : ''}]

[storage folder]
type = "filesystem"
path = ${JSON.stringify(items)}
fileext = "${kind === 'carddav' ? '.vcf' : '.ics'}"

[storage server]
type = "${kind}"
url = ${JSON.stringify(account.url)}
username = ${JSON.stringify(account.user)}
password = ${JSON.stringify(account.password)}
`
}

/** Nothing was copied, updated or deleted: vdirsyncer names what it does in its log. */
export function didNothing({ out, err }: Outcome): boolean {
  return !/(copying|updating|deleting|conflict)/i.test(out + err)
}

/** XML readers turn CRLF into LF, whatever the server keeps: RFC 6352 §10.4 and XML 1.0 §2.11. */
export function withoutCr(text: string): string {
  return text.replaceAll('\r\n', '\n')
}
