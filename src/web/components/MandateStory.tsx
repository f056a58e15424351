import { MandateHandover } from '../../handovers/ui/MandateHandover.tsx'
import { MandateIdeas } from '../../ideas/ui/MandateIdeas.tsx'
import { MandateTestimonial } from '../../ideas/ui/MandateTestimonial.tsx'
import type { MandateView } from '../../mandates/mandate.ts'
import { MandateThanks } from '../../reciprocity/ui/MandateThanks.tsx'

/** What the later slices keep of a mandate: mandates know nothing of them. */
export function MandateStory({ mandate }: { mandate: MandateView }) {
  return (
    <>
      <MandateThanks mandate={mandate} />
      <MandateHandover mandate={mandate} />
      <MandateIdeas mandate={mandate} />
      <MandateTestimonial mandate={mandate} />
    </>
  )
}
