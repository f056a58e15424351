import type { Labelled } from '../../lib/vcard/contact.ts'

export type PointName = 'phone' | 'email' | 'url' | 'profile'

export const KINDS = {
  phone: ['cell', 'home', 'work', 'fax', 'main'],
  email: ['work', 'home'],
  url: ['work', 'home'],
  profile: ['linkedin', 'mastodon', 'instagram', 'signal', 'whatsapp'],
  address: ['home', 'work'],
} as const satisfies Record<PointName | 'address', readonly string[]>

export type Kind = (typeof KINDS)[keyof typeof KINDS][number]

/** Which of the kinds that a screen offers the types say; `none` when they say another thing, or nothing. */
export function kindOf(name: PointName | 'address', { types }: Labelled): Kind | 'none' {
  const kinds: readonly Kind[] = KINDS[name]
  // A fax at work is a fax first.
  return types.includes('fax') && name === 'phone'
    ? 'fax'
    : (kinds.find(kind => types.includes(kind)) ?? 'none')
}

/** The same with another kind; types that no screen offers (`pref`, `voice`…) stay. */
export function withKind<T extends Labelled>(name: PointName | 'address', point: T, kind: string): T {
  const kinds: readonly string[] = KINDS[name]
  const others = point.types.filter(type => !kinds.includes(type))
  return { ...point, types: kind === 'none' ? others : [kind, ...others] }
}
