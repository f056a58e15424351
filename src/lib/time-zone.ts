/** Whether the platform knows the time zone, aliases included (`America/Montreal`). */
export function isTimeZone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    // A RangeError on a name it does not know: that is the answer.
    return false
  }
}
