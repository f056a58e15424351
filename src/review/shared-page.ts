import { html, raw } from 'hono/html'
import type { SharedBilan } from './bilan.ts'

/** The copy as a page of its own, which asks nothing of anybody: to be sent, printed or put online. */
export async function sharedPage({ title, paragraphs }: SharedBilan, language: 'fr' | 'en'): Promise<string> {
  const page = await html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${paragraphs.map(({ text }) => html`<p>${text}</p>\n`)}
</main>
</body>
</html>
`
  return String(page)
}

/** The same in plain words. */
export function sharedText({ title, paragraphs }: SharedBilan): string {
  return `${[title, ...paragraphs.map(({ text }) => text)].join('\n\n')}\n`
}

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; font: 18px/1.6 Georgia, serif; }
main { max-width: 36em; margin: 0 auto; padding: 2em 1em; }
p { white-space: pre-line; }
`
