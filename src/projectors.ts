import { projectPairs, projectPairsOfEncounters } from './balance/network-pairs.ts'
import { projectClubMembers, projectSessionMembers, projectSessionsOfVoice } from './clubs/session-members.ts'
import { projectObjects } from './dav/project-objects.ts'
import {
  projectEncounterMembers,
  projectEventsOfLinks,
  projectEventsOfPeople,
  projectEventsOfVoice,
} from './encounters/event-members.ts'
import { projectEncounterPeople, projectEncounters, projectHousehold } from './encounters/tally.ts'
import {
  projectFollowUpMembers,
  projectTasksOfPeople,
  projectTasksOfVoice,
} from './encounters/task-members.ts'
import { projectChainWays, projectContributionWays, projectMandateWays } from './mandates/way-projection.ts'
import { projectOutingMembers, projectOutingsOfVoice } from './outings/outing-members.ts'
import { projectAddressBook, projectPhoneChoice } from './people/address-book.ts'
import { projectBirthdays, projectBirthdaysOfVoice } from './people/birthdays.ts'
import { projectGroups } from './people/groups.ts'
import { projectCountry, projectPeople } from './people/projection.ts'
import { projectLocated, projectSpots, projectSpotsOfCountry } from './places/spots.ts'
import type { Lag, Projector, Projectors } from './platform/desk.ts'
import { projectStandingMembers } from './presence/standing-members.ts'

/** What devices see: never behind the facts. */
const prompt: Projectors = {
  setting: inTurn(
    projectPhoneChoice,
    projectEventsOfVoice,
    projectTasksOfVoice,
    projectBirthdaysOfVoice,
    projectOutingsOfVoice,
    projectSessionsOfVoice,
  ),
  person: projectAddressBook,
  encounter: projectEncounterMembers,
  encounter_person: projectEventsOfLinks,
  follow_up: projectFollowUpMembers,
  outing: projectOutingMembers,
  club: projectClubMembers,
  standing: projectStandingMembers,
  club_session: projectSessionMembers,
  dav_object: inTurn(projectObjects, projectGroups),
}

/** What screens read: may follow a little after what a device sends. */
const lagging: Projectors = {
  setting: inTurn(projectCountry, projectSpotsOfCountry),
  person: inTurn(
    projectPeople,
    projectHousehold,
    // Words of calendars that follow the cards as screens read them.
    projectBirthdays,
    projectEventsOfPeople,
    projectTasksOfPeople,
    projectSpots,
  ),
  located: projectLocated,
  encounter: inTurn(projectEncounters, projectPairsOfEncounters),
  encounter_person: inTurn(projectEncounterPeople, projectPairs),
  mandate: projectMandateWays,
  contribution: projectContributionWays,
  contribution_person: projectChainWays,
}

export const LAG: Lag = { prompt, lagging }

/** All that devices see, whenever it is brought up to date. */
export const SHOWN: Projectors = { ...prompt, person: inTurn(projectAddressBook, projectBirthdays) }

/** Which projections follow which facts, in the order they are brought up to date. */
export const PROJECTORS: Projectors = Object.fromEntries(
  [...new Set([...Object.keys(lagging), ...Object.keys(prompt)])].map(table => [
    table,
    inTurn(...[lagging[table], prompt[table]].filter(projector => projector !== undefined)),
  ]),
)

function inTurn(...projectors: Projector[]): Projector {
  return async (desk, rows) => {
    for (const project of projectors) await project(desk, rows)
  }
}
