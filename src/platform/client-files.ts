import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { Context, MiddlewareHandler } from 'hono'

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

/**
 * The built screens: files whose name holds their hash are kept by browsers for ever, the page itself never, and any
 * other address that a browser opens is the page's to understand.
 */
export function clientFiles(folder: string): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') return next()
    const file = fileAt(folder, c.req.path)
    if (file && (await isFile(file))) return answer(c, file, c.req.path.startsWith('/assets/'))
    const wantsPage = /\/[^/.]*$/.test(c.req.path) && !/^\/(api|\.well-known)(\/|$)/.test(c.req.path)
    if (!wantsPage) return next()
    const page = join(folder, 'index.html')
    if (await isFile(page)) return answer(c, page, false)
    return c.text('The screens are not built yet: start with bin/start, or run “npm run build”.', 503)
  }
}

async function answer(c: Context, file: string, immutable: boolean): Promise<Response> {
  const bytes = await readFile(file)
  return c.body(bytes, 200, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
}

/** Null for what would lead out of the folder, for what is hidden, and for what is no path. */
function fileAt(folder: string, path: string): string | null {
  const name = decoded(path)
  if (name === null || name.includes('\0') || /(^|[/\\])\./.test(name)) return null
  const file = normalize(join(folder, name))
  return file.startsWith(folder + sep) ? file : null
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

async function isFile(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null)
  return found?.isFile() ?? false
}

/** The program's version, as package.json says. */
export function versionIn(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}
