/** Favours both ways, and thanks. */
export function ReturnsPage() {
  return null
}
