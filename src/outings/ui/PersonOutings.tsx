interface Props {
  person: { id: string; name: string }
}

export function PersonOutings(_: Props) {
  return null
}
