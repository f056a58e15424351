import { test } from 'vitest'
import { LAG, PROJECTORS } from '../src/projectors.ts'
import { randomCalendars } from './support/dav/random-calendars.ts'
import { campaign, newDeskFor } from './support/dav/random-campaign.ts'
import { randomPeople } from './support/dav/random-people.ts'
import { onEveryDatabase } from './support/on-every-database.ts'

/** Ten thousand in all; `bin/bench dav-random` does more. */
const OPERATIONS = { sqlite: 4_000, postgres: 1_000 }
const ENOUGH_MS = 300_000

onEveryDatabase(
  PROJECTORS,
  (_, database) => {
    const walks = (seed: number) => ({ seed, operations: OPERATIONS[database().dialect] })

    test(
      'two devices and the screen end with the same people and groups, none lost and none twice',
      async () => {
        await campaign(async seed => randomPeople(await newDeskFor(database(), seed)), walks(1))
      },
      ENOUGH_MS,
    )

    test(
      'two devices and the screen end with the same plans and tasks, none lost and none twice',
      async () => {
        await campaign(async seed => randomCalendars(await newDeskFor(database(), seed)), walks(2))
      },
      ENOUGH_MS,
    )

    test(
      'a device that deletes everybody at once takes nobody away for good',
      async () => {
        const walk = randomPeople(await newDeskFor(database(), 3))
        for (let burst = 0; burst < 2; burst++) {
          for (let i = 0; i < 200; i++) await walk.step()
          await walk.burst()
          await walk.check()
        }
      },
      ENOUGH_MS,
    )
  },
  { lag: LAG },
)
