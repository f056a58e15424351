interface Props {
  person: { id: string; name: string }
}

export function PersonClubs(_: Props) {
  return null
}
