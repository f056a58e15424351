import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'

type Words = { [key: string]: string | Words }

const SRC = resolve(import.meta.dirname, '../../src')
const FRENCH = sentencesOf('fr')
const ENGLISH = sentencesOf('en')
const FIRST_KEYS = new Set(catalogues('fr').flatMap(words => Object.keys(words)))
/** What differs from one language to the other: a name or a sign says nothing of the language. */
const ONLY = {
  fr: new Set([...FRENCH].filter(said => !ENGLISH.has(said))),
  en: new Set([...ENGLISH].filter(said => !FRENCH.has(said))),
}

/** Texts of the page that are a key of the words, a hole left in a sentence, or a sentence of the other language. */
export async function strangeWordsOn(page: Page, language: 'fr' | 'en'): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const said: string[] = [document.title]
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        if (!node.parentElement?.closest('script, style, [lang]:not(html)')) said.push(node.data)
      } else if (node instanceof Element) {
        for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
          said.push(node.getAttribute(name) ?? '')
      }
    }
    return said.map(text => text.trim()).filter(text => text !== '')
  })
  const other = ONLY[language === 'fr' ? 'en' : 'fr']
  return [...new Set(texts)].filter(
    text => isKey(text) || /\{\{|undefined|\[object/.test(text) || other.has(text),
  )
}

/** `card.title`, `people:page.filter.tag`: what i18next shows when a sentence is missing. */
function isKey(text: string): boolean {
  const [, , first] = /^([a-z]+:)?([a-z][A-Za-z-]*)(\.[A-Za-z0-9_-]+)+$/.exec(text) ?? []
  return first !== undefined && FIRST_KEYS.has(first)
}

function sentencesOf(language: 'fr' | 'en'): Set<string> {
  return new Set(
    catalogues(language)
      .flatMap(leaves)
      .filter(said => /\p{L}/u.test(said)),
  )
}

function catalogues(language: 'fr' | 'en'): Words[] {
  return readdirSync(SRC)
    .map(slice => join(SRC, slice, `words.${language}.json`))
    .filter(file => existsSync(file))
    .map(file => JSON.parse(readFileSync(file, 'utf8')) as Words)
}

function leaves(words: Words): string[] {
  return Object.values(words).flatMap(said => (typeof said === 'string' ? [said] : leaves(said)))
}
