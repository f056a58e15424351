export interface Pointer {
  from: string
  column: string
  to: string
  /** No more than a hint: whoever it names may be gone, and the row stays. */
  isLoose?: true
}

/** Every column of a fact that names another fact. Undo and merging read it. */
export const POINTERS: readonly Pointer[] = [
  { from: 'tie', column: 'person_id', to: 'person' },
  { from: 'tie', column: 'other_id', to: 'person' },
  { from: 'person', column: 'met_through_id', to: 'person', isLoose: true },
  { from: 'card_origin', column: 'person_id', to: 'person' },
  { from: 'encounter_person', column: 'person_id', to: 'person' },
  { from: 'encounter_person', column: 'encounter_id', to: 'encounter' },
  { from: 'follow_up', column: 'person_id', to: 'person' },
  { from: 'follow_up', column: 'encounter_id', to: 'encounter' },
  { from: 'suggestion_reply', column: 'person_id', to: 'person' },

  { from: 'located', column: 'person_id', to: 'person' },
  { from: 'tour_stop', column: 'tour_id', to: 'tour' },
  { from: 'tour_stop', column: 'person_id', to: 'person', isLoose: true },
  { from: 'tour_stop', column: 'encounter_id', to: 'encounter', isLoose: true },

  { from: 'mandate', column: 'client_id', to: 'person', isLoose: true },
  { from: 'mandate_person', column: 'mandate_id', to: 'mandate' },
  { from: 'mandate_person', column: 'person_id', to: 'person' },
  { from: 'mandate_encounter', column: 'mandate_id', to: 'mandate' },
  { from: 'mandate_encounter', column: 'encounter_id', to: 'encounter' },
  { from: 'contribution', column: 'mandate_id', to: 'mandate' },
  { from: 'contribution_person', column: 'contribution_id', to: 'contribution' },
  { from: 'contribution_person', column: 'person_id', to: 'person', isLoose: true },
  { from: 'favour', column: 'person_id', to: 'person', isLoose: true },
  { from: 'favour', column: 'about_id', to: 'person', isLoose: true },
  { from: 'favour', column: 'mandate_id', to: 'mandate', isLoose: true },
  { from: 'favour', column: 'encounter_id', to: 'encounter', isLoose: true },
  { from: 'thanks', column: 'person_id', to: 'person' },
  { from: 'thanks', column: 'mandate_id', to: 'mandate', isLoose: true },
  { from: 'thanks', column: 'favour_id', to: 'favour', isLoose: true },
  { from: 'thanks', column: 'encounter_id', to: 'encounter', isLoose: true },
  { from: 'introduction', column: 'person_id', to: 'person' },
  { from: 'introduction', column: 'other_id', to: 'person', isLoose: true },
  { from: 'introduction', column: 'person_follow_up_id', to: 'follow_up', isLoose: true },
  { from: 'introduction', column: 'other_follow_up_id', to: 'follow_up', isLoose: true },
  { from: 'introduction', column: 'favour_id', to: 'favour', isLoose: true },
  { from: 'peer', column: 'person_id', to: 'person' },
  { from: 'handover', column: 'mandate_id', to: 'mandate' },
  { from: 'handover', column: 'person_id', to: 'person', isLoose: true },
  { from: 'handover_note', column: 'handover_id', to: 'handover' },
  { from: 'idea', column: 'person_id', to: 'person', isLoose: true },
  { from: 'idea_step', column: 'idea_id', to: 'idea' },
  { from: 'idea_outcome', column: 'idea_id', to: 'idea' },
  { from: 'idea_outcome', column: 'mandate_id', to: 'mandate', isLoose: true },
  { from: 'idea_outcome', column: 'encounter_id', to: 'encounter', isLoose: true },
  { from: 'idea_outcome', column: 'favour_id', to: 'favour', isLoose: true },
  { from: 'resonance', column: 'person_id', to: 'person', isLoose: true },
  { from: 'kind_word', column: 'person_id', to: 'person', isLoose: true },
  { from: 'kind_word', column: 'mandate_id', to: 'mandate', isLoose: true },
  { from: 'testimonial', column: 'mandate_id', to: 'mandate' },
  { from: 'testimonial', column: 'person_id', to: 'person', isLoose: true },
  { from: 'need_ask', column: 'need_id', to: 'need' },
  { from: 'need_ask', column: 'person_id', to: 'person' },
  { from: 'need_ask', column: 'led_to_id', to: 'person', isLoose: true },
  { from: 'need_ask', column: 'favour_id', to: 'favour', isLoose: true },
  { from: 'leap_step', column: 'leap_id', to: 'leap' },
  { from: 'leap_step', column: 'follow_up_id', to: 'follow_up', isLoose: true },
]
