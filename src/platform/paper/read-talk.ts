import type { TextLine } from '../../lib/picture/text-line.ts'

/** What the process that reads paper is given. */
export interface ToRead {
  photo: Uint8Array
}

export interface ReadPaper {
  /** From top to bottom; none where nothing could be read. */
  lines: TextLine[]
  /** The picture as it was read, upright: the boxes of the lines are of it. JPEG. null: it was no picture. */
  picture: Uint8Array | null
}
