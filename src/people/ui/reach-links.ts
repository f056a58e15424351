/** RFC 3966: figures and a leading plus; a post or extension after the number is not dialled. */
export function phoneLink(phone: string): string {
  return `tel:${dialled(phone)}`
}

export function smsLink(phone: string): string {
  return `sms:${dialled(phone)}`
}

export function mailLink(mail: string): string {
  return `mailto:${encodeURIComponent(mail.trim()).replaceAll('%40', '@')}`
}

export function mapLink(address: string): string {
  return `https://www.openstreetmap.org/search?query=${encodeURIComponent(address)}`
}

/** Only what a browser may safely follow: other schemes stay text. */
export function siteLink(site: string): string | null {
  const said = site.trim()
  const whole = /^[\w-]+(\.[\w-]+)+(\/|$)/.test(said) ? `https://${said}` : said
  const url = URL.parse(whole)
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}

function dialled(phone: string): string {
  const number = phone.replace(/\s*(?:poste|ext\.?|x)\s*\d+\s*$/i, '')
  // « +33 (0)6 … »: the zero is only dialled at home.
  return number.replace(/(\+\d+\s*)\(0\)/, '$1').replace(/(?!^\+)[^\d*#]/g, '')
}
