import { expect, test } from 'vitest'
import { saveFollowUp } from '../src/encounters/follow-ups.ts'
import { saveEncounter } from '../src/encounters/store.ts'
import { PROJECTORS } from '../src/projectors.ts'
import { saveFavour } from '../src/reciprocity/store.ts'
import { coffee, peopleNamed, promise } from './support/encounters.ts'
import { favour } from './support/favours.ts'
import { onEveryDatabase } from './support/on-every-database.ts'

async function outcomes(saved: Promise<{ outcome: string }>[]): Promise<string[]> {
  return (await Promise.all(saved)).map(({ outcome }) => outcome).sort()
}

onEveryDatabase(PROJECTORS, newDesk => {
  test('what is sent twice at once is stored once', async () => {
    const desk = await newDesk()
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    const draft = favour({ personId: sophie })
    expect(await outcomes([1, 2].map(() => saveFavour(desk, draft)))).toEqual(['created', 'kept'])
  })

  test('of two edits at once, of the same state, one is stale', async () => {
    const desk = await newDesk()
    const [sophie = ''] = await peopleNamed(desk, 'Sophie')
    const given = favour({ personId: sophie })
    const { revision } = (await saveFavour(desk, given)).view
    const edits = ['une', 'autre'].map(note => saveFavour(desk, { ...given, note, revision }))
    expect(await outcomes(edits)).toEqual(['edited', 'stale'])

    const met = coffee({ personIds: [sophie] })
    const { encounter } = await saveEncounter(desk, met)
    const notes = ['une', 'autre'].map(note =>
      saveEncounter(desk, { ...met, note, revision: encounter.revision }),
    )
    expect(await outcomes(notes)).toEqual(['edited', 'stale'])

    const promised = promise()
    const { followUp } = await saveFollowUp(desk, promised)
    const texts = ['une', 'autre'].map(text =>
      saveFollowUp(desk, { ...promised, text, revision: followUp.revision }),
    )
    expect(await outcomes(texts)).toEqual(['saved', 'stale'])
  })
})
