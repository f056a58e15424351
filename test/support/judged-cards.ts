import { fold } from '../../src/lib/fold.ts'
import { editsBetween } from '../../src/lib/linkage/likeness.ts'
import type { CardField } from '../../src/people/paper/card-field.ts'
import type { Said } from './drawn-cards.ts'

/** Which fields of a drawn card were understood as they were printed. */
export function judged(said: Said, fields: readonly CardField[]) {
  const values = (name: CardField['name']) =>
    fields.filter(field => field.name === name).map(({ value }) => value)
  const [postal = '', ...town] = townOf(said.address[1])
  const sites = [...values('url'), ...values('profile')].map(bare)
  return {
    name: values('name')[0] === said.name,
    title: values('title')[0] === said.title,
    organisation: values('organisation')[0] === said.organisation,
    phones: said.phones.every(phone => values('phone').some(value => ending(value) === ending(phone))),
    mail: values('email')[0] === said.mail,
    site: sites.includes(bare(said.site)),
    street: values('street')[0] === said.address[0],
    town: values('postalCode')[0] === postal && fold(values('town')[0] ?? '') === fold(town.join(' ')),
  }
}

/** A fax is not taken for a telephone, nor the other way round. */
export function kindsAreRight(said: Said, fields: readonly CardField[]): boolean {
  return said.phones.every(phone => {
    const read = fields.find(({ name, value }) => name === 'phone' && ending(value) === ending(phone))
    return read === undefined || read.types.includes('fax') === /^fax/i.test(phone)
  })
}

/** Letters to change, of those printed; what was seen besides counts too. */
export function letterErrors(said: Said, lines: readonly string[]): { errors: number; letters: number } {
  const { organisation, name, title, phones, mail, site, address } = said
  const left = [...lines]
  let [errors, letters] = [0, 0]
  for (const printed of [organisation, name, title, ...phones, mail, site, ...address]) {
    const far = left.map(line => editsBetween(line, printed, printed.length))
    const nearest = far.indexOf(Math.min(...far))
    errors += Math.min(printed.length, far[nearest] ?? printed.length)
    letters += printed.length
    if (nearest >= 0) left.splice(nearest, 1)
  }
  return { errors: errors + left.join('').length, letters }
}

/** « Bristol BS1 4AX », « Montréal (Québec) H3A 1H6 », « CH-1003 Lausanne ». */
function townOf(line: string): string[] {
  const last = /^(.*?)(?: \([^)]*\))? ([A-Z][A-Z\d]{2,3} \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d)$/.exec(line)
  return last ? [last[2] as string, last[1] as string] : line.replace(/^[A-Z]+-/, '').split(' ')
}

function ending(phone: string): string {
  return phone.replace(/\D/g, '').slice(-8)
}

function bare(site: string): string {
  return site.replace(/^https?:\/\/|^www\.|\/$/g, '').replace(/^www\./, '')
}
