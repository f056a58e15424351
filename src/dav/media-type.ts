/** `text/vcard` of `Text/vCard; charset=utf-8`; null when nothing is said. */
export function mediaTypeOf(contentType: string | undefined): string | null {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  return type === '' ? null : type
}

/** What is answered as `Content-Type`: texts of ours are in UTF-8 (RFC 6350 §3.1, RFC 5545 §3.1.4). */
export function contentTypeOf({ mediaType }: { mediaType: string }): string {
  return /^text\/(vcard|calendar)$/.test(mediaType) ? `${mediaType}; charset=utf-8` : mediaType
}

/** One media range of an `Accept` header (RFC 9110 §12.5.1). */
export interface MediaRange {
  type: string
  parameters: ReadonlyMap<string, string>
  quality: number
}

/** Best first. */
export function acceptedTypes(header: string | undefined): MediaRange[] {
  if (header === undefined || header.trim() === '') return []
  return header
    .split(',')
    .map(range => {
      const [type = '', ...rest] = range.split(';').map(part => part.trim())
      const parameters = new Map(
        rest.map(part => {
          const [name = '', value = ''] = part.split('=').map(piece => piece.trim())
          return [name.toLowerCase(), value.replace(/^"|"$/g, '')] as const
        }),
      )
      const quality = Number(parameters.get('q') ?? 1)
      return { type: type.toLowerCase(), parameters, quality: Number.isNaN(quality) ? 0 : quality }
    })
    .filter(({ type, quality }) => type !== '' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
}
