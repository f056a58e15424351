export function ClubsToday() {
  return null
}
