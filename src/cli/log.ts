import { type CaptureContext, understand } from '../encounters/capture.ts'
import {
  bodyOf,
  type CaptureDraft,
  draftOf,
  firstUnsure,
  followUpsOf,
  isComplete,
  NO_CORRECTIONS,
  type Who,
} from '../encounters/capture-draft.ts'
import type { EncounterView } from '../encounters/encounter.ts'
import { dayAt, noonUtc } from '../lib/day.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { namesIndex } from '../people/names-index.ts'
import { answerOf, sending } from './answer.ts'
import type { Command, Terminal } from './command.ts'
import type { DeskLine } from './desk-line.ts'
import { spoken } from './spoken.ts'

interface Session {
  settings: { language: 'fr' | 'en'; timeZone: string }
}

interface Names {
  people: [id: string, name: string][]
}

/** The same reading of a line as the screen's, with the choices asked in the terminal. */
export const logCommand: Command = {
  name: 'log',
  usage: '"LINE"',
  is: t => t('platform:command.log.is'),
  run: async (args, terminal) => {
    const { t, say, remark, desk } = terminal
    const said = spoken(args, logCommand, terminal)
    if (said === null) return 2
    const line = await desk()
    const context = await contextOf(line)
    const draft = draftOf(understand(said, context), NO_CORRECTIONS, context.today)
    if (!isComplete(draft)) {
      remark(t('platform:command.log.nobody'))
      return 1
    }
    const sure = await madeSure(draft, terminal)
    if (!sure) return 1
    const newId = () => uuidv7(new Date())
    if (sure.onlyPromises) {
      for (const { id, ...followUp } of followUpsOf(sure, newId)) {
        await answerOf(await line.request(`/api/follow-ups/${id}`, sending(followUp)))
        say(t('encounters:ui.saved.promise', { text: followUp.text }))
      }
      return 0
    }
    const saved = await line.request(`/api/encounters/${newId()}`, sending(bodyOf(sure, newId)))
    const { people, day } = await answerOf<EncounterView>(saved)
    const date = new Intl.DateTimeFormat(context.language, { dateStyle: 'full', timeZone: 'UTC' })
    const names = people.map(person => person.name).join(', ')
    say(t('platform:command.log.kept', { people: names, day: date.format(noonUtc(day)) }))
    return 0
  },
}

async function contextOf({ request }: DeskLine): Promise<CaptureContext> {
  const { settings } = await answerOf<Session>(await request('/api/session'))
  const { people } = await answerOf<Names>(await request('/api/people/names'))
  const { find } = namesIndex(people)
  const today = dayAt(new Date(), settings.timeZone)
  return { today, language: settings.language, findPeople: words => find(words) }
}

/** Asks which of several is meant. @returns null where nobody answered. */
async function madeSure(draft: CaptureDraft, { t, remark, ask }: Terminal): Promise<CaptureDraft | null> {
  let sure = draft
  for (let unsure = firstUnsure(sure); unsure; unsure = firstUnsure(sure)) {
    const { key, text, who } = unsure
    const candidates = who.kind === 'unsure' ? who.candidates : []
    remark(t('platform:command.log.which', { text }))
    for (const [i, { name }] of candidates.entries()) remark(`  ${i + 1}. ${name}`)
    const chosen = candidates[Number(await ask(`1–${candidates.length} `)) - 1]
    if (!chosen) {
      remark(t('platform:command.log.unsure'))
      return null
    }
    const known: Who = { kind: 'known', person: chosen }
    const people = sure.people.map(person => (person.key === key ? { ...person, who: known } : person))
    sure = { ...sure, people }
  }
  return sure
}
