import { expect, test } from 'vitest'
import { onEveryDatabase } from '../../../test/support/on-every-database.ts'
import { phone, somebody } from '../../../test/support/people.ts'
import { projectCountry, projectPeople } from '../projection.ts'
import { reachedBy } from './reached-by.ts'

onEveryDatabase({ setting: projectCountry, person: projectPeople }, newDesk => {
  test('somebody is known by their mail or their number, however it is written, once', async () => {
    const desk = await newDesk()
    const [mail, number] = [phone('Marie.Roux@Aria.fr'), phone('+33 6 12 34 56 78')]
    const id = await somebody(desk, 'Marie Roux', { emails: [mail], phones: [number], organisation: 'Aria' })
    await somebody(desk, 'Marie Rouxel', { emails: [phone('marie.rouxel@aria.fr')] })
    const marie = { id, name: 'Marie Roux', organisation: 'Aria' }
    expect(await reachedBy(desk, { mails: ['marie.roux@aria.fr'], phones: ['06.12.34.56.78'] })).toEqual([
      { ...marie, why: 'mail', shared: 'marie.roux@aria.fr' },
    ])
    expect(await reachedBy(desk, { mails: [], phones: ['06 12 34 56 78'] })).toEqual([
      { ...marie, why: 'phone', shared: '06 12 34 56 78' },
    ])
    expect(await reachedBy(desk, { mails: ['roux@aria.fr', 'no mail'], phones: ['34 56 78'] })).toEqual([])
  })

  test('nobody of another desk', async () => {
    await somebody(await newDesk(), 'Marie Roux', { emails: [phone('marie.roux@aria.fr')] })
    expect(await reachedBy(await newDesk(), { mails: ['marie.roux@aria.fr'], phones: [] })).toEqual([])
  })
})
