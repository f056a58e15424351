/** Fourteen digits whose sum by Luhn is a multiple of ten; those of La Poste's offices, whose plain sum is of five. */
export function isSiret(text: string): boolean {
  const digits = text.replace(/\s/g, '')
  if (!/^\d{14}$/.test(digits) || /^0+$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, i) => total + luhn(Number(digit), i % 2 === 0), 0)
  const plain = [...digits].reduce((total, digit) => total + Number(digit), 0)
  return sum % 10 === 0 || (digits.startsWith('356000000') && plain % 5 === 0)
}

function luhn(digit: number, isDoubled: boolean): number {
  const value = isDoubled ? digit * 2 : digit
  return value > 9 ? value - 9 : value
}
