/** A sentence with its holes filled: `{{name}}`. What has no value stays as it is. */
export function filled(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (hole, name: string) => values[name] ?? hole)
}
