import { sql } from 'kysely'
import type { Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import { type Ask, type Daring, daringIn, yearBefore } from './daring.ts'
import { isOpen, nextStep } from './idea.ts'
import type { IdeasMorning } from './ideas-morning.ts'
import { isGreyDay, kindWordOn } from './kind-word.ts'
import { kindWordsOf } from './kind-words.ts'
import { ideasOf } from './list.ts'
import { wordToAsk } from './testimonials.ts'
import { SMALL_STEP_MINUTES } from './warnings.ts'

/** What was dared these twelve months. */
export async function daring({ db, id }: Desk, today: Day): Promise<Daring> {
  const rows = await db
    .selectFrom('idea')
    .select(['askedOn', 'status'])
    .where('deskId', '=', id)
    .where('askedOn', '>=', yearBefore(today))
    .execute()
  return daringIn(rows as Ask[], today)
}

/** A kind word on a grey day, else the next small step; and the client's word that is due to be asked for. */
export async function ideasMorning(desk: Desk, today: Day): Promise<IdeasMorning> {
  const isGrey = isGreyDay(await lastFeeling(desk, today), today)
  const kindWord = isGrey ? kindWordOn(await kindWordsOf(desk), today) : null
  return {
    kindWord,
    step: kindWord ? null : await stepToTake(desk),
    wordToAsk: await wordToAsk(desk, today),
  }
}

/** Of the next steps under an hour, the one due first; without a day, the smallest of what was said yes to, then of what is to be asked. */
async function stepToTake(desk: Desk): Promise<IdeasMorning['step']> {
  const ideas = (await ideasOf(desk, { status: ['idea', 'asked', 'yes'] })).filter(isOpen)
  const steps = ideas.flatMap(({ id: ideaId, title, status, ...idea }) => {
    const step = nextStep(idea)
    if (!step || (step.minutes !== null && step.minutes >= SMALL_STEP_MINUTES)) return []
    return [{ ideaId, title, step, order: [step.dueOn ?? '9', status === 'yes' ? 0 : 1] as const }]
  })
  steps.sort(
    (a, b) =>
      (a.order[0] < b.order[0] ? -1 : a.order[0] > b.order[0] ? 1 : a.order[1] - b.order[1]) ||
      (a.step.minutes ?? Number.MAX_SAFE_INTEGER) - (b.step.minutes ?? Number.MAX_SAFE_INTEGER),
  )
  const [first] = steps
  return first ? { ideaId: first.ideaId, title: first.title, step: first.step } : null
}

async function lastFeeling({ db, id }: Desk, today: Day): Promise<{ day: Day; feeling: number } | null> {
  const row = await db
    .selectFrom('encounter')
    .select(['day', 'feeling'])
    .where('deskId', '=', id)
    .where('feeling', 'is not', null)
    .where('planned', '=', 0)
    .where('day', '<=', today)
    .orderBy('day', 'desc')
    .orderBy(sql`coalesce(time, '24')`, 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { day: row.day as Day, feeling: Number(row.feeling) } : null
}
