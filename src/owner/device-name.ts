/** A name that no other device has: whoever reads the history, or removes one, must know which. */
export function freeName(wanted: string, others: readonly { name: string }[]): string {
  const taken = new Set(others.map(({ name }) => name))
  let name = wanted
  for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`
  return name
}
