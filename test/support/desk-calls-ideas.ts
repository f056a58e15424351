import { daring, ideasMorning } from '../../src/ideas/daring-read.ts'
import { deleteKindWord, kindWordsOf, saveKindWord } from '../../src/ideas/kind-words.ts'
import { libraryFor } from '../../src/ideas/library-read.ts'
import { findIdea, ideaOf, ideasOf, peopleProposedTo } from '../../src/ideas/list.ts'
import { outcomeChoices, outcomesOfIdeas } from '../../src/ideas/outcomes.ts'
import { draftOfIdea, draftOfResonance, draftOfTestimonial } from '../../src/ideas/read-drafts.ts'
import { deleteResonance, resonanceOf, resonancesOf, saveResonance } from '../../src/ideas/resonances.ts'
import { deleteIdea, saveIdea, setIdeaStatus, setStepDone } from '../../src/ideas/store.ts'
import { deleteTestimonial, saveTestimonial, testimonialOn, wordToAsk } from '../../src/ideas/testimonials.ts'
import { day } from '../../src/lib/day.ts'
import { wordsIn } from '../../src/words.ts'
import { changes, counts, type DeskCall, tells } from './desk-call.ts'
import { idea, kindWord, resonance, testimonial } from './ideas.ts'

const TODAY = day('2026-11-21')
const { t } = wordsIn('fr')

export const IDEA_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/ideas/daring-read.ts daring': counts(daring, () => [TODAY]),
  'src/ideas/daring-read.ts ideasMorning': tells(ideasMorning, () => [TODAY]),
  'src/ideas/kind-words.ts deleteKindWord': changes(deleteKindWord, a => [a.ideas.kindWord]),
  'src/ideas/kind-words.ts kindWordsOf': tells(kindWordsOf, () => [{}]),
  'src/ideas/kind-words.ts saveKindWord': changes(saveKindWord, a => [kindWord({ personId: a.odilon })]),
  'src/ideas/read-drafts.ts draftOfIdea': counts(draftOfIdea, a => [a.ideas.idea, t]),
  'src/ideas/read-drafts.ts draftOfResonance': counts(draftOfResonance, a => [a.ideas.resonance, t]),
  'src/ideas/read-drafts.ts draftOfTestimonial': counts(draftOfTestimonial, a => [a.mandates.mandate, t]),
  'src/ideas/library-read.ts libraryFor': counts(libraryFor, a => [{ personId: a.zephyrine }]),
  'src/ideas/list.ts findIdea': tells(findIdea, a => [a.ideas.idea]),
  'src/ideas/list.ts ideaOf': tells(ideaOf, a => [a.ideas.idea]),
  'src/ideas/list.ts ideasOf': tells(ideasOf, () => [{}]),
  'src/ideas/list.ts peopleProposedTo': counts(peopleProposedTo, () => []),
  'src/ideas/outcomes.ts outcomeChoices': tells(outcomeChoices, a => [
    { personId: a.zephyrine, from: day('2020-01-01') },
  ]),
  'src/ideas/outcomes.ts outcomesOfIdeas': tells(outcomesOfIdeas, a => [[a.ideas.idea]]),
  'src/ideas/resonances.ts deleteResonance': changes(deleteResonance, a => [a.ideas.resonance]),
  'src/ideas/resonances.ts resonanceOf': tells(resonanceOf, a => [a.ideas.resonance]),
  'src/ideas/resonances.ts resonancesOf': tells(resonancesOf, () => []),
  'src/ideas/resonances.ts saveResonance': changes(saveResonance, a => [resonance({ personId: a.odilon })]),
  'src/ideas/store.ts deleteIdea': changes(deleteIdea, a => [a.ideas.idea]),
  'src/ideas/store.ts saveIdea': changes(saveIdea, a => [idea({ personId: a.odilon })]),
  'src/ideas/store.ts setIdeaStatus': changes(setIdeaStatus, a => [
    a.ideas.idea,
    { status: 'no' as const, on: TODAY },
  ]),
  'src/ideas/store.ts setStepDone': changes(setStepDone, a => [
    { ideaId: a.ideas.idea, stepId: a.ideas.step, doneOn: TODAY },
  ]),
  'src/ideas/testimonials.ts deleteTestimonial': changes(deleteTestimonial, a => [a.ideas.testimonial]),
  'src/ideas/testimonials.ts saveTestimonial': changes(saveTestimonial, a => [
    testimonial(a.ideas.delivered),
  ]),
  'src/ideas/testimonials.ts testimonialOn': tells(testimonialOn, a => [a.mandates.mandate]),
  'src/ideas/testimonials.ts wordToAsk': tells(wordToAsk, () => [TODAY]),
}

/** What is there already, as the caller finds it. */
