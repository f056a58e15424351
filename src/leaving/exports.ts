import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from '../lib/refusal.ts'
import type { Desk } from '../platform/desk.ts'
import { zipFolder } from '../platform/zip-folder.ts'
import { writeExport } from './export-folder.ts'
import type { ExportStep, ExportView } from './export-view.ts'

export interface Exports {
  view: (deskId: string) => ExportView
  /** Begins anew; what was made before goes. @throws Refusal `export-under-way`. */
  begin: (desk: Desk, asked: { readme: { name: string; text: string }; isPacked: boolean }) => void
  /** The path of one of its files, or of the ZIP file. @throws Refusal `not-found` unless it is ready. */
  fileOf: (deskId: string, name: string | null) => string
  /** Stops it, and what was made goes. */
  drop: (deskId: string) => void
  close: () => Promise<void>
}

interface Making {
  folder: string
  view: ExportView
  ending: AbortController
  done: Promise<void>
}

const NONE: ExportView = { state: 'none', step: null, packed: 0, files: [], bytes: null }
/** What nobody fetched goes: it is a copy of everything. */
const KEPT_MS = 3_600_000

/** Whole desks being taken away, in passing folders of the data folder. */
export function openExports(data: string, onError: (error: unknown) => void = () => {}): Exports {
  const making = new Map<string, Making>()

  const drop = (deskId: string) => {
    const one = making.get(deskId)
    making.delete(deskId)
    one?.ending.abort()
    // What is under way closes its files first.
    void one?.done.then(() => rmSync(one.folder, { recursive: true, force: true }))
  }

  return {
    view: deskId => making.get(deskId)?.view ?? NONE,
    begin: (desk, asked) => {
      const state = making.get(desk.id)?.view.state
      if (state === 'writing' || state === 'packing') throw new Refusal('export-under-way')
      drop(desk.id)
      const folder = mkdtempSync(join(data, 'export-'))
      const one: Making = {
        folder,
        view: { ...NONE, state: 'writing' },
        ending: new AbortController(),
        done: Promise.resolve(),
      }
      making.set(desk.id, one)
      one.done = make(one, desk, asked).catch(error => {
        one.view = { ...NONE, state: 'failed' }
        if (!one.ending.signal.aborted) onError(error)
      })
      setTimeout(() => making.get(desk.id) === one && drop(desk.id), KEPT_MS).unref()
    },
    fileOf: (deskId, name) => {
      const one = making.get(deskId)
      const isThere =
        name === null ? one?.view.bytes != null : one?.view.files.some(file => file.name === name)
      if (one?.view.state !== 'ready' || !isThere) throw new Refusal('not-found', { what: 'export' })
      return name === null ? join(one.folder, ZIP) : join(one.folder, FILES, name)
    },
    drop,
    close: async () => {
      const all = [...making.keys()].map(deskId => making.get(deskId)?.done)
      for (const deskId of [...making.keys()]) drop(deskId)
      await Promise.all(all)
    },
  }
}

const FILES = 'files'
const ZIP = 'desk.zip'

async function make(
  one: Making,
  desk: Desk,
  { readme, isPacked }: { readme: { name: string; text: string }; isPacked: boolean },
): Promise<void> {
  const { signal } = one.ending
  const folder = join(one.folder, FILES)
  const onStep = (step: ExportStep) => {
    one.view = { ...one.view, step }
  }
  const names = await writeExport(desk, folder, { readme, onStep, signal })
  const files = names.map(name => ({ name, bytes: statSync(join(folder, name)).size }))
  const zip = join(one.folder, ZIP)
  if (isPacked) {
    const all = files.reduce((sum, { bytes }) => sum + bytes, 0)
    let read = 0
    one.view = { ...one.view, state: 'packing' }
    await zipFolder(folder, zip, {
      now: desk.now(),
      onRead: octets => {
        read += octets
        one.view = { ...one.view, packed: Math.floor((100 * read) / Math.max(1, all)) }
      },
    })
  }
  one.view = { ...NONE, state: 'ready', files, bytes: isPacked ? statSync(zip).size : null }
}
