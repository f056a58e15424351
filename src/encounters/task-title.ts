import { isElided } from '../lib/elision.ts'
import { filled } from '../lib/filled.ts'
import { foldedWords } from '../lib/fold.ts'
import type { FollowUp } from './encounter.ts'
import en from './words.en.json' with { type: 'json' }
import fr from './words.fr.json' with { type: 'json' }

const WORDS = { fr: fr.calendar.task, en: en.calendar.task }

type Task = Pick<FollowUp, 'text' | 'by'>

/**
 * What a follow-up is called among tasks: « envoyer le devis (Marie Dupont) », « rendre le livre (attendu de Paul) ».
 * The name is left out where the text says it already.
 */
export function taskTitle({ text, by }: Task, name: string | null, language: 'fr' | 'en'): string {
  const words = WORDS[language]
  if (by === 'them') {
    if (name === null) return filled(words.awaitedAlone, { text })
    return filled(isElided(name) ? words.awaitedElided : words.awaited, { text, name })
  }
  return name === null || says(text, name) ? text : filled(words.for, { text, name })
}

/** What is to be done, of a title that a device changed: without what the desk had put behind it, where that is left. */
export function textOfTitle(title: string, task: Task, name: string | null, language: 'fr' | 'en'): string {
  const isBare = taskTitle(task, name, language) === task.text
  const behind = isBare ? '' : taskTitle({ ...task, text: '' }, name, language).trim()
  const bare = behind !== '' && title.endsWith(behind) ? title.slice(0, -behind.length).trim() : title.trim()
  return bare === '' ? WORDS[language].untitled : bare
}

/** A title in the words of the desk, whatever its language: a task that a telephone moved to another list and back. */
export function readTaskTitle(title: string): { text: string; by: 'me' | 'them'; name: string | null } {
  const [, text = '', behind = ''] = /^(.*\S)\s+\(([^()]+)\)$/su.exec(title.trim()) ?? []
  const awaited = /^(?:attendu(?: d(?:e |’|'))?|expected(?: from )?)(.*)$/iu.exec(behind)
  if (awaited) return { text, by: 'them', name: awaited[1]?.trim() || null }
  return behind === ''
    ? { text: title.trim(), by: 'me', name: null }
    : { text, by: 'me', name: behind.trim() }
}

/** The whole name, or the given name that begins it. */
function says(text: string, name: string): boolean {
  const words = foldedWords(text)
  const [given = ''] = foldedWords(name)
  return given !== '' && words.includes(given)
}
