export function CompanyToday() {
  return null
}
