import { acceptHandover, askOwner } from '../../src/handovers/peer-answers.ts'
import { savePeer } from '../../src/handovers/peers.ts'
import { NOTHING_SHOWN } from '../../src/handovers/shown.ts'
import { answerPeer, markSent, saveHandover } from '../../src/handovers/store.ts'
import { day } from '../../src/lib/day.ts'
import { saveMandate } from '../../src/mandates/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { proposal } from './handovers.ts'
import { mandate } from './mandates.ts'

export interface FilledHandovers {
  /** Of the one that was answered. */
  mandate: string
  /** Answered by the owner: the peer may say yes or no. */
  answered: string
  /** Written, not sent. */
  draft: string
  accepted: string
  /** A mandate that nobody was asked about. */
  freeMandate: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const BRIEF = 'Huit registres à revoir, dont un cromorne.'
const MESSAGE = 'J’ai pensé à vous pour ce buffet.'
const QUESTION = 'Les soufflets ont-ils été refaits depuis la foudre ?'
const ANSWER = 'Pas depuis mille neuf cent cinquante-six.'
const WORD = 'Avec joie, dès la Chandeleur.'
const WHATS = ['Relever l’orgue de Lannédern', 'Vernir un rebec', 'Cordes d’un psaltérion', 'Une vielle']

/** Something in each table of the slice. */
export async function fillHandovers(
  desk: Desk,
  { zephyrine, anatole }: FilledPeople & { mandate: string },
): Promise<FilledHandovers> {
  const [answered, draft, accepted] = [newId(), newId(), newId()] as const
  const [asked, told] = [newId(), newId()] as const
  const mandates = WHATS.map(what => mandate({ id: newId(), what }))
  for (const each of mandates) await saveMandate(desk, each)
  const [first, second, third, free] = mandates.map(({ id }) => id) as [string, string, string, string]
  await savePeer(desk, anatole, {
    availability: 'free',
    availableFrom: null,
    rateFromCents: 40_000,
    rateToCents: 50_000,
    currency: 'EUR',
    languages: ['br'],
    saidOn: day('2026-11-01'),
  })

  const shown = { ...NOTHING_SHOWN, what: WHATS[0] as string, brief: BRIEF }
  await saveHandover(
    desk,
    proposal({ id: answered, mandateId: first, personId: anatole, shown, message: MESSAGE }),
  )
  await markSent(desk, answered)
  await askOwner(desk, answered, { id: asked, text: QUESTION })
  await answerPeer(desk, answered, { id: told, text: ANSWER })

  await saveHandover(desk, proposal({ id: draft, mandateId: second, personId: zephyrine }))

  await saveHandover(desk, proposal({ id: accepted, mandateId: third, personId: anatole }))
  await markSent(desk, accepted)
  await acceptHandover(desk, accepted, WORD)
  const ids = [answered, draft, accepted, asked, told, first, second, third, free]
  return {
    mandate: first,
    answered,
    draft,
    accepted,
    freeMandate: free,
    secrets: [...ids, ...WHATS, BRIEF, MESSAGE, QUESTION, ANSWER, WORD],
  }
}
