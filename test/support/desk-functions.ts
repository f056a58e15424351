/** Exported functions of the sources that take a desk first, `path name`, in order. Edges answer requests: left out. */
export function deskFunctionsIn(sources: ReadonlyMap<string, string>): string[] {
  return [...sources]
    .filter(([path]) => isStore(path))
    .flatMap(([path, text]) => namesIn(text).map(name => `${path} ${name}`))
    .sort()
}

const EDGE = /(^|[-/])(routes|jobs|collection|body)\.ts$/
const BY_NAME = /^export (?:async )?function\*? ?(\w+)(?:<[^(]*>)?\(\s*(?:\w+|\{[^}]*\}): (?:Pick<)?Desk\b/gm
const BY_TYPE = /^export const (\w+): Projector\b/gm

function isStore(path: string): boolean {
  return (
    /^src\/[^/]+\/.*\.ts$/.test(path) &&
    !/^src\/(lib|web|cli|demo)\/|\/ui\/|\.test\.ts$/.test(path) &&
    !EDGE.test(path)
  )
}

function namesIn(text: string): string[] {
  return [...text.matchAll(BY_NAME), ...text.matchAll(BY_TYPE)].map(match => match[1] as string)
}
