/** One small step of an idea; on a grey day, a kind word. */
export function IdeasToday() {
  return null
}
