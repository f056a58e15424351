import { projectEncounterPeople, projectEncounters, projectHousehold } from './encounters/tally.ts'
import { projectCountry, projectPeople } from './people/projection.ts'
import type { Projectors } from './platform/desk.ts'

/** Which projections follow which facts, in the order they are brought up to date. */
export const PROJECTORS: Projectors = {
  setting: projectCountry,
  person: async (desk, rows) => {
    await projectPeople(desk, rows)
    await projectHousehold(desk, rows)
  },
  encounter: projectEncounters,
  encounter_person: projectEncounterPeople,
}
