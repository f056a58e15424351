/** Who acts where it is no device: the history tells them apart by name, and takes nothing of theirs for a device's. */
export const NOT_DEVICES: readonly string[] = [
  'screen',
  'cli',
  'import',
  'device',
  'job',
  'first-run',
  'demo',
]

/** A name that no other device has: whoever reads the history, or removes one, must know which. */
export function freeName(wanted: string, others: readonly { name: string }[]): string {
  const taken = new Set([...NOT_DEVICES, ...others.map(({ name }) => name)])
  let name = wanted
  for (let n = 2; taken.has(name); n++) name = `${wanted} ${n}`
  return name
}
