/** A line of text as it was seen in a picture. */
export interface TextLine {
  text: string
  /** How sure the reader is of it, 0 … 100: its own guess, not a probability. */
  confidence: number
  /** Where, in shares of the picture's width and height, 0 … 1. */
  box: { left: number; top: number; width: number; height: number }
}
