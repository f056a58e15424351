import { parseCard, printCard } from '../lib/vcard/card.ts'
import { toVersion } from '../lib/vcard/version.ts'
import { acceptedTypes } from './media-type.ts'
import { CARDDAV, DavRefusal } from './request.ts'

export type CardVersion = '3.0' | '4.0'

/**
 * RFC 6352 §5.1.1: the version of vCard that `Accept` asks for; null where it names none.
 *
 * @throws DavRefusal 406 when it names only versions that we do not write.
 */
export function versionAsked(accept: string | undefined): CardVersion | null {
  const ranges = acceptedTypes(accept)
  let unknown = false
  for (const { type, parameters } of ranges) {
    if (type !== 'text/vcard') {
      if (type === '*/*' || type === 'text/*') return null
      continue
    }
    const version = parameters.get('version')
    if (version === undefined) return null
    if (version === '3.0' || version === '4.0') return version
    unknown = true
  }
  if (!unknown) return null
  throw new DavRefusal(406, 'Cards are written in versions 3.0 and 4.0.', {
    condition: { ns: CARDDAV, name: 'supported-address-data-conversion' },
  })
}

/** The same card in that version; the very octets when it is of it already. */
export function inVersion(octets: Uint8Array, version: CardVersion): Uint8Array {
  const card = parseCard(octets).value
  return card.version === version ? octets : printCard(toVersion(card, version))
}
