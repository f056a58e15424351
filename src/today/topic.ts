/** Something that was talked about, in words that can be said back to the person. */
export interface Topic {
  /** `seeking`: they look for it (« cherchez-vous toujours … »); `talked`: it was spoken of. */
  kind: 'seeking' | 'talked'
  /** « un développeur pour votre site ». */
  words: string
}

export interface Address {
  language: 'fr' | 'en'
  form: 'tu' | 'vous'
}

const END = '(?=\\s*(?:[,;.!?:()\\n]|$))'
const SEEKING = new RegExp(
  `(?:^|[\\s,;.(])(?:(?:elle|il|iel|ils|elles)\\s+(?:re)?cherche(?:nt)?|(?:she|he)(?:['’]s| is) looking for|they(?:['’]re| are) looking for)\\s+(.{3,60}?)${END}`,
  'iu',
)
/** The French words keep their `de`: « nous parlions *du bail* ». */
const TALKED = new RegExp(
  `(?:^|[\\s,;.(])(?:(?:parlé|discuté|causé)\\s+(?=de\\s|du\\s|des\\s|d['’])|(?:talked|spoke) about\\s+)(.{3,60}?)${END}`,
  'iu',
)
const OTHERS: Readonly<Record<string, { tu: string; vous: string }>> = {
  son: { tu: 'ton', vous: 'votre' },
  sa: { tu: 'ta', vous: 'votre' },
  ses: { tu: 'tes', vous: 'vos' },
  leur: { tu: 'votre', vous: 'votre' },
  leurs: { tu: 'vos', vous: 'vos' },
}

/**
 * What a note lets one ask about again. Only what it says plainly that they look for or that was spoken of: the rest of
 * a private note never enters a message.
 */
export function topicOf(note: string, address: Address): Topic | null {
  const seeking = SEEKING.exec(note)?.[1]
  if (seeking) return { kind: 'seeking', words: saidBack(seeking, address) }
  const talked = TALKED.exec(note)?.[1]
  return talked ? { kind: 'talked', words: saidBack(talked, address) } : null
}

/** `son site` is `your site` once it is said to them. */
function saidBack(words: string, { language, form }: Address): string {
  if (language === 'en') return words.replace(/\b(?:her|his|their)\b/giu, 'your')
  return words.replace(
    /(?<!\p{L})(?:son|sa|ses|leurs?)(?!\p{L})/giu,
    word => OTHERS[word.toLowerCase()]?.[form] ?? word,
  )
}
