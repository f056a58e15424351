import { addDays, type Day } from '../lib/day.ts'
import type { Desk } from '../platform/desk.ts'
import type { KeptParagraph } from '../review/bilan.ts'
import { addBilans } from '../review/bilans.ts'
import { monthOf, monthsAfter, spanOf } from '../review/month.ts'
import type { GoingOutFrame } from './going-out-frame.ts'
import type { Random } from './random.ts'

/** Two months that were read and written in: those before the last one that is over. */
export function inventReview(random: Random, { language, today }: GoingOutFrame) {
  const words = WORDS[language]
  return words.map(({ own, changeNext }, i) => {
    const month = monthsAfter(monthOf(today), i - words.length - 1)
    const readOn = addDays(spanOf(month).to, random.int(1, 4)) as Day
    const key = random.id(new Date(`${readOn}T18:00:00Z`))
    const paragraphs: KeptParagraph[] = [{ key, own, from: null, isHidden: false }]
    return { month, title: '', paragraphs, changeNext, readOn }
  })
}

/** Inside of a write. */
export async function plantReview(inside: Desk, invented: ReturnType<typeof inventReview>): Promise<void> {
  await addBilans(inside, invented)
}

const WORDS = {
  fr: [
    {
      own: 'Un mois à la table de travail, bon pour le chapitre en cours, moins pour le reste.',
      changeNext: 'Déjeuner dehors une fois par semaine.',
    },
    {
      own: 'La rentrée a fait du bien : des voix, des visages, deux devis demandés sans que je cherche.',
      changeNext: 'Dire oui à une sortie du soir.',
    },
  ],
  en: [
    {
      own: 'A month at the desk: good for the chapter under way, less so for the rest.',
      changeNext: 'Have lunch out once a week.',
    },
    {
      own: 'Autumn did good: voices, faces, two quotes asked for without my looking.',
      changeNext: 'Say yes to one evening out.',
    },
  ],
}
