import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { withoutAccents } from '../../lib/fold.ts'
import { phoneKey } from '../../lib/phone.ts'
import { type CardField, isSure, type Piece } from './card-field.ts'
import { CUT, type Taken } from './card-mails.ts'

const KINDS: readonly [RegExp, string[]][] = [
  [/^(?:f|fax|telecopie|telecopieur)$/, ['fax']],
  [/^(?:m|mob|mobile|p|port|portable|cell|cel|cellulaire|gsm)$/, ['cell']],
  [/^(?:b|bur|bureau|office|direct|ligne directe|ld|standard|std|work)$/, ['work']],
]
const LABEL =
  't[ée]l[ée]phone|t[ée]l[ée]copie(?:ur)?|t[ée][l1i]|phone|ph|mobile|mob|portable|port|cellulaire|cell?|gsm|fixe|bureau|bur|office|ligne directe|direct|standard|std|work|fax|[tmpfbd]'
/** Digits, and the letters that are taken for them between digits. */
const PHONE = new RegExp(
  String.raw`(?:(?<![\p{L}\p{N}])(${LABEL})\s?\.?\s?[:;.]?\s?)?(?<![\p{L}\p{N}@])((?:\+|00)?\s?\(?[\dO][\dOoIl|\s()./·-]{6,}[\dOoIl])(?![\p{L}\p{N}])`,
  'giu',
)

/** The telephone numbers of a piece, with the kind that its label says: a fax stays a fax. */
export function takePhones({ text, line, ...seen }: Piece, country: CountryCode): Taken {
  const fields: CardField[] = []
  const left = text.replace(PHONE, (whole, label: string | undefined, number: string) => {
    // O for 0, l and I for 1; a bar between digits is a separator as often, and no number is read across it.
    const value = number
      .replace(/[Oo]/g, '0')
      .replace(/[Il]/g, '1')
      .replace(/[\s·]+/g, ' ')
      .trim()
    const digits = value.replace(/\D/g, '').length
    if (/\|/.test(number) || digits < 8 || digits > 15 || isNoNumber(value)) return whole
    const isMended = /[OoIl]/.test(number)
    fields.push({
      name: 'phone',
      value,
      types: kindsOf(label ?? '', value, country),
      lines: [line],
      isDoubtful: isMended || !isSure(seen),
    })
    return CUT
  })
  return { fields, left }
}

/**
 * A number held against the country of its card: doubtful where no line has it; written with its country where that is
 * not the owner's.
 */
export function calledFrom(field: CardField, cardCountry: CountryCode, country: CountryCode): CardField {
  if (field.name !== 'phone') return field
  if (phoneKey(field.value, cardCountry) === null) return { ...field, isDoubtful: true }
  if (cardCountry === country || /^(?:\+|00)/.test(field.value)) return field
  const number = parsePhoneNumberFromString(field.value, cardCountry)
  return number?.isValid() ? { ...field, value: number.formatInternational() } : field
}

function kindsOf(label: string, value: string, country: CountryCode): string[] {
  const word = withoutAccents(label)
  const said = KINDS.find(([pattern]) => pattern.test(word))
  if (said) return said[1]
  return parsePhoneNumberFromString(value, country)?.getType() === 'MOBILE' ? ['cell'] : ['work']
}

/** A date, a SIRET, a number of the register: no one to call. */
function isNoNumber(value: string): boolean {
  return (
    /^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(value) ||
    /^\d{3} ?\d{3} ?\d{3}(?: ?\d{5})?$/.test(value) ||
    /^\d{8}$/.test(value)
  )
}
