export function PlanToday() {
  return null
}
