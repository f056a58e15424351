import { createInstance } from 'i18next'
import { initReactI18next } from 'react-i18next'

export type Language = 'fr' | 'en'

const KEY = 'entregent-language'

/** The words of the browser: one language is fetched at a time. */
export const words = createInstance()

/** Starts in the language last used here, else in the browser's. */
export async function startWords(): Promise<void> {
  const language = rememberedLanguage()
  await words.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: [],
    defaultNS: 'web',
    resources: { [language]: await fetchWords(language) },
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  })
  document.documentElement.lang = language
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(KEY, language)
  if (words.language === language) return
  for (const [slice, resources] of Object.entries(await fetchWords(language))) {
    words.addResourceBundle(language, slice, resources, true, true)
  }
  await words.changeLanguage(language)
  document.documentElement.lang = language
}

/** The first of the browser's languages that we speak; null when it names none of ours. */
export function browserLanguage(): Language | null {
  const spoken = navigator.languages.map(name => name.slice(0, 2).toLowerCase())
  return spoken.find(name => name === 'fr' || name === 'en') ?? null
}

export function currentLanguage(): Language {
  return words.language === 'en' ? 'en' : 'fr'
}

function rememberedLanguage(): Language {
  const remembered = localStorage.getItem(KEY)
  return remembered === 'fr' || remembered === 'en' ? remembered : (browserLanguage() ?? 'fr')
}

async function fetchWords(language: Language): Promise<Record<string, Record<string, unknown>>> {
  const { words: files } = await (language === 'fr' ? import('./words-fr.ts') : import('./words-en.ts'))
  return Object.fromEntries(Object.entries(files).map(([path, slice]) => [sliceOf(path), slice]))
}

/** `../people/words.fr.json` is of people, `./words.fr.json` is our own. */
function sliceOf(path: string): string {
  return path.startsWith('./') ? 'web' : (path.split('/')[1] ?? '')
}
