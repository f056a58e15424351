import { expect, test } from 'vitest'
import { EMPTY_ADDRESS, EMPTY_CONTACT } from '../lib/vcard/contact.ts'
import { completedContact } from './completed-contact.ts'

const point = (value: string) => ({ value, types: [], label: null })
const MARIE = {
  ...EMPTY_CONTACT,
  name: 'Marie Roux',
  organisation: 'Aria',
  phones: [point('+33 6 12 34 56 78')],
  emails: [point('marie@aria.fr')],
  urls: [point('https://www.aria.fr/')],
}

test('what a card says already stays, what is said besides is added', () => {
  const said = {
    title: 'Graphiste',
    organisation: 'Brume',
    phones: [point('06 12 34 56 78'), point('02 40 12 34 56')],
    emails: [point('Marie@Aria.fr'), point('marie@brume.fr')],
    urls: [point('http://aria.fr')],
    addresses: [{ ...EMPTY_ADDRESS, town: 'Nantes' }],
  }
  expect(completedContact(MARIE, said)).toEqual({
    ...MARIE,
    title: 'Graphiste',
    phones: [...MARIE.phones, point('02 40 12 34 56')],
    emails: [...MARIE.emails, point('marie@brume.fr')],
    addresses: said.addresses,
  })
})

test('said twice or said nothing, a card is as it was', () => {
  const once = completedContact(MARIE, { title: 'Graphiste', emails: [point('m@brume.fr')] })
  expect(completedContact(once, { title: 'Graphiste', emails: [point('m@brume.fr')] })).toEqual(once)
  expect(completedContact(MARIE, { phones: [point('')], emails: [point('')] })).toEqual(MARIE)
})
