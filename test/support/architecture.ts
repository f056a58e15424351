import { dirname, join, normalize } from 'node:path/posix'

/** Slices in their order: each imports only leftwards. */
export const SLICES = [
  'owner',
  'people',
  'places',
  'encounters',
  'mandates',
  'reciprocity',
  'handovers',
  'ideas',
  'needs',
  'leap',
  'visits',
  'outings',
  'clubs',
  'company',
  'presence',
  'networks',
  'balance',
  'plan',
  'review',
  'duplicates',
  'history',
  'today',
  'import',
  'leaving',
]

type Kind =
  | 'lib'
  | 'platform'
  | 'dav'
  | 'core'
  | 'store'
  | 'edge'
  | 'ui'
  | 'web'
  | 'words'
  | 'wiring'
  | 'demo'

const EDGE = /(^|[-/])(routes|jobs|collection|body)\.ts$/
const WIRING =
  /^src\/(app|main|projectors|collections)\.ts$|^src\/cli\/|^src\/web\/(router|main)\.tsx$|worker\.ts$/
const FORBIDDEN_NAMES = /(^|\/)(index|utils|types|constants|service|helpers|common)\.tsx?$/

/** Packages that are pure, and so may be used where nothing impure may. */
const PURE = [
  'chrono-node',
  'ical.js',
  'libphonenumber-js',
  'opening_hours',
  'fflate',
  'hono/html',
  'temporal-polyfill',
  'i18next',
  'saxes',
  'postal-mime',
]
const REACT = [
  'react',
  'react-dom',
  '@mantine/',
  '@tanstack/',
  'react-i18next',
  '@tabler/',
  'idb-keyval',
  '@fontsource-variable/',
  'i18next',
  '@simplewebauthn/',
  'better-auth/',
  'uqr',
  'qr/',
  'maplibre-gl',
  'sigma',
  'graphology',
  'geojson',
]
const MAY_IMPORT: Record<Kind, { kinds: Kind[]; packages: string[] | 'any' }> = {
  lib: { kinds: ['lib'], packages: PURE },
  platform: { kinds: ['lib', 'platform', 'words'], packages: 'any' },
  dav: { kinds: ['lib', 'platform', 'dav'], packages: ['saxes', 'hono', 'kysely', 'i18next'] },
  core: { kinds: ['lib', 'core'], packages: PURE },
  store: { kinds: ['lib', 'core', 'store', 'platform', 'dav'], packages: ['kysely', ...PURE] },
  edge: { kinds: ['lib', 'core', 'store', 'platform', 'edge', 'dav', 'words'], packages: 'any' },
  ui: { kinds: ['lib', 'core', 'ui', 'web', 'words'], packages: [...REACT, ...PURE] },
  web: { kinds: ['lib', 'core', 'ui', 'web', 'words'], packages: [...REACT, ...PURE] },
  demo: { kinds: ['lib', 'core', 'store', 'platform', 'demo'], packages: ['kysely'] },
  words: { kinds: ['words'], packages: ['i18next'] },
  wiring: {
    kinds: ['lib', 'platform', 'dav', 'core', 'store', 'edge', 'ui', 'web', 'words', 'wiring', 'demo'],
    packages: 'any',
  },
}

/** Largest file in lines, anywhere in src. */
const LONGEST = 400

/** Every breach of the import rules (docs/architecture.md) in a tree of sources, as sentences. */
export function violations(sources: ReadonlyMap<string, string>): string[] {
  const files = new Map(
    [...sources].filter(([path]) => /^src\/.*\.tsx?$/.test(path) && !/\.(test|d)\.tsx?$/.test(path)),
  )
  const graph = new Map([...files].map(([path, text]) => [path, importsOf(path, text)]))
  return [
    ...[...files].flatMap(([path, text]) => shapeOf(path, text)),
    ...[...graph].flatMap(([path, imports]) => imports.flatMap(target => importOf(path, target, files))),
    ...cyclesIn(graph),
  ]
}

function shapeOf(path: string, text: string): string[] {
  const found: string[] = []
  const lines = text.split('\n').length - 1
  if (lines > LONGEST) found.push(`${path}: ${lines} lines, over ${LONGEST}`)
  if (FORBIDDEN_NAMES.test(path)) found.push(`${path}: a name that says nothing of the domain`)
  if (/^export default /m.test(text)) found.push(`${path}: a default export`)
  if (/^export \* from|^export \{[^}]*\} from/m.test(text)) found.push(`${path}: a barrel`)
  const slice = sliceOf(path)
  if (/^src\/[^/]+\//.test(path) && !slice && kindOf(path, text) === 'core')
    found.push(`${path}: in no known slice`)
  if (kindOf(path, text) === 'core' && /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.env/.test(text)) {
    found.push(`${path}: core reads the clock, chance or the environment`)
  }
  return found
}

function importOf(path: string, target: string, files: ReadonlyMap<string, string>): string[] {
  const kind = kindOf(path, files.get(path) ?? '')
  const { kinds, packages } = MAY_IMPORT[kind]
  if (target.startsWith('node:')) {
    return ['lib', 'core', 'ui', 'web'].includes(kind) ? [`${path} (${kind}) imports ${target}`] : []
  }
  // The words of the measures are shown as they stand.
  if (/^docs\/[\w-]+\.md\?raw$/.test(target) && kind === 'web') return []
  if (!target.startsWith('src/')) {
    const allowed =
      packages === 'any' ||
      packages.some(name => target === name || target.startsWith(name.endsWith('/') ? name : `${name}/`))
    return allowed ? [] : [`${path} (${kind}) imports the package ${target}`]
  }
  if (!/\.tsx?$/.test(target)) return []
  if (!files.has(target))
    return target.endsWith('.d.ts') ? [] : [`${path} imports ${target}, which is not there`]

  const targetKind = kindOf(target, files.get(target) ?? '')
  const found: string[] = []
  if (!kinds.includes(targetKind)) found.push(`${path} (${kind}) imports ${target} (${targetKind})`)
  const from = sliceOf(path)
  const to = sliceOf(target)
  if (from && to && from !== to) {
    if (SLICES.indexOf(to) > SLICES.indexOf(from)) found.push(`${path} imports rightwards: ${target}`)
    if (targetKind === 'edge') found.push(`${path} imports another slice's edge: ${target}`)
  }
  return found
}

function kindOf(path: string, text: string): Kind {
  if (WIRING.test(path)) return 'wiring'
  if (path === 'src/words.ts') return 'words'
  const top = path.split('/')[1]
  if (top === 'lib' || top === 'platform' || top === 'web' || top === 'dav' || top === 'demo') return top
  if (path.includes('/ui/')) return 'ui'
  if (EDGE.test(path)) return 'edge'
  // A slice's store may be split in several files: what touches the desk or its tables is of the store.
  return /from '(\.\.\/)+platform\/|from 'kysely'/.test(text) ? 'store' : 'core'
}

function sliceOf(path: string): string | null {
  const top = path.split('/')[1] ?? ''
  return SLICES.includes(top) ? top : null
}

function importsOf(path: string, text: string): string[] {
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
  )
  return [...found].map(match => {
    const target = (match[1] ?? match[2] ?? match[3]) as string
    return target.startsWith('.') ? normalize(join(dirname(path), target)) : target
  })
}

function cyclesIn(graph: ReadonlyMap<string, string[]>): string[] {
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (path: string, trail: string[]): void => {
    if (state.get(path) === 'done') return
    if (state.get(path) === 'open') {
      found.push(`a cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`)
      return
    }
    state.set(path, 'open')
    for (const target of graph.get(path) ?? []) if (graph.has(target)) visit(target, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}
