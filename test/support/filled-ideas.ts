import { saveKindWord } from '../../src/ideas/kind-words.ts'
import { saveResonance } from '../../src/ideas/resonances.ts'
import { saveIdea } from '../../src/ideas/store.ts'
import { saveTestimonial } from '../../src/ideas/testimonials.ts'
import { day } from '../../src/lib/day.ts'
import { saveMandate } from '../../src/mandates/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { newId } from './encounters.ts'
import type { FilledPeople } from './filled-people.ts'
import { idea, ideaStep, kindWord, resonance, testimonial } from './ideas.ts'
import { mandate } from './mandates.ts'

export interface FilledIdeas {
  /** Asked of Zéphyrine, with a step and what came of it. */
  idea: string
  step: string
  resonance: string
  kindWord: string
  testimonial: string
  /** A mandate delivered two weeks ago, of which no word was asked for. */
  delivered: string
  /** Ids and words that nobody else may read. */
  secrets: string[]
}

const TITLE = 'Concert à deux clavecins'
const STEP = 'Choisir la sonate de Roscoff'
const ARTICLE = 'article sur les sautereaux en plume'
const KIND = 'Vos doigts chantent'
const WORD = 'Un travail de dentellière'
const DELIVERED = 'Réglage de l’orgue de Lannédern'

/** Something in each table of the slice. */
export async function fillIdeas(
  desk: Desk,
  { zephyrine, anatole, odilon, encounter, mandate: mandateId }: FilledPeople & { mandate: string },
): Promise<FilledIdeas> {
  const [id, outcome, delivered] = [newId(), newId(), newId()]
  const step = ideaStep(STEP)
  const outcomes = [{ id: outcome, mandateId: null, encounterId: encounter, favourId: null }]
  await saveIdea(
    desk,
    idea({
      id,
      title: TITLE,
      personId: zephyrine,
      status: 'asked',
      askedOn: day('2026-11-12'),
      steps: [step],
      outcomes,
    }),
  )
  const rang = resonance({ what: ARTICLE, personId: anatole })
  await saveResonance(desk, rang)
  const kind = kindWord({ text: KIND, personId: odilon, mandateId })
  await saveKindWord(desk, kind)
  const word = testimonial(mandateId, { personId: odilon, state: 'received', word: WORD })
  await saveTestimonial(desk, word)
  await saveMandate(
    desk,
    mandate({ id: delivered, what: DELIVERED, stage: 'delivered', deliveredOn: day('2026-11-08') }),
  )
  const ids = [id, step.id, outcome, rang.id, kind.id, word.id, delivered]
  return {
    idea: id,
    step: step.id,
    resonance: rang.id,
    kindWord: kind.id,
    testimonial: word.id,
    delivered,
    secrets: [...ids, TITLE, STEP, ARTICLE, KIND, WORD, DELIVERED],
  }
}
