interface Props {
  person: { id: string; name: string }
}

export function PersonCompany(_: Props) {
  return null
}
