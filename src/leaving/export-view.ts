/** The complete archive, which fills an empty desk. */
export const ARCHIVE_NAME = 'desk.jsonl.gz'

export interface ExportStep {
  /** The file that is being written. */
  file: string
  done: number
  of: number
}

/** How far the taking away of a desk is. */
export interface ExportView {
  state: 'none' | 'writing' | 'packing' | 'ready' | 'failed'
  step: ExportStep | null
  /** Of what is packed, in hundredths. */
  packed: number
  files: { name: string; bytes: number }[]
  /** Of the ZIP file; null where none was asked for. */
  bytes: number | null
}
