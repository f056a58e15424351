import { saveEncounter } from '../../src/encounters/store.ts'
import { day } from '../../src/lib/day.ts'
import { hush } from '../../src/networks/hushes.ts'
import { saveOutcome } from '../../src/networks/outcomes.ts'
import { savePost } from '../../src/networks/posts.ts'
import { saveNetwork } from '../../src/networks/store.ts'
import { startTimer } from '../../src/networks/timers.ts'
import { saveTime } from '../../src/networks/times.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { coffee, newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { network, outcome, post } from './networks.ts'

export interface FilledNetworks {
  network: string
  time: string
  /** It runs. */
  timer: string
  post: string
  outcome: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const NAME = 'Le salon des facteurs de clavecins'
const NETWORK_NOTE = 'Lire, répondre, sortir.'
const TITLE = 'Le diapason baroque en trois phrases'
const TEXT = 'Le la descend d’un demi-ton, et tout respire.'
/** Known by a word online only. */
const WHO = 'Enora Guivarc’h'
const OUTCOME = 'Elle demande où accorder une épinette.'

/** Something in each table of the slice. */
export async function fillNetworks(
  desk: Desk,
  { zephyrine, odilon, encounter, mandate }: FilledPeople & { mandate: string },
): Promise<FilledNetworks> {
  const [id, time, timer, said, came] = [newId(), newId(), newId(), newId(), newId()] as const
  const stranger = newId()
  await saveNetwork(desk, network({ id, name: NAME, note: NETWORK_NOTE, budgetMinutes: 30, postsAMonth: 2 }))
  await saveTime(desk, { id: time, networkId: id, day: day('2026-11-19'), minutes: 43 })
  await startTimer(desk, { id: timer, networkId: id })
  const agreed = { personId: zephyrine, consent: 'given' as const }
  const posted = { state: 'posted' as const, postedOn: day('2026-11-18') }
  await savePost(desk, post(id, { id: said, title: TITLE, text: TEXT, ...agreed, ...posted }))
  const linked = { personId: odilon, encounterId: encounter, mandateId: mandate }
  await saveOutcome(desk, outcome(said, { id: came, note: OUTCOME, ...linked }))
  const newPeople = [{ id: stranger, name: WHO }]
  await saveEncounter(
    desk,
    coffee({ day: day('2026-11-16'), channel: 'network', personIds: [stranger], newPeople }),
  )
  await hush(desk, { id: newId(), what: 'substitution', networkId: null })
  return {
    ...{ network: id, time, timer, post: said, outcome: came },
    secrets: [id, time, timer, said, came, stranger, WHO, NAME, NETWORK_NOTE, TITLE, TEXT, OUTCOME],
  }
}
