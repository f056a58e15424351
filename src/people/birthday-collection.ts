import type { Collection } from '../dav/collection.ts'
import { DAV, DavRefusal } from '../dav/request.ts'
import { BIRTHDAYS, contentsOfBirthdays } from './birthdays.ts'

/** The birthdays of the cards, as a calendar that follows them: a birthday is changed on its card. */
export function birthdaysCollection(): Collection {
  return {
    id: BIRTHDAYS,
    home: 'calendars',
    kind: 'calendar',
    components: ['VEVENT'],
    isReadOnly: true,
    nameKey: 'people:dav.birthdays',
    color: '#C98A2BFF',
    contents: contentsOfBirthdays,
    accept: async () => refuse(),
    remove: async () => refuse(),
  }
}

/** RFC 3744 §7.1.1. */
function refuse(): never {
  throw new DavRefusal(403, 'Birthdays follow the cards: devices read them only.', {
    condition: { ns: DAV, name: 'need-privileges' },
  })
}
