import { expect, test } from 'vitest'
import { versionAsked } from './card-version.ts'
import { acceptedTypes, contentTypeOf, mediaTypeOf } from './media-type.ts'

test('a media type is read without its parameters, and texts of ours are said to be in UTF-8', () => {
  expect(mediaTypeOf(' Text/vCard ; charset=utf-8')).toBe('text/vcard')
  expect([mediaTypeOf(undefined), mediaTypeOf('')]).toEqual([null, null])
  expect(contentTypeOf({ mediaType: 'text/calendar' })).toBe('text/calendar; charset=utf-8')
  expect(contentTypeOf({ mediaType: 'image/png' })).toBe('image/png')
})

test('what is accepted comes best first, what is not is left out', () => {
  const types = acceptedTypes('text/html;q=0.3, a/b;q=0, Text/vCard;version="4.0", x/y;q=z')
  expect(types.map(({ type }) => type)).toEqual(['text/vcard', 'text/html'])
  expect(types[0]?.parameters.get('version')).toBe('4.0')
})

test.each([
  [undefined, null],
  ['*/*', null],
  ['application/json', null],
  ['text/vcard', null],
  ['text/vcard;version=3.0', '3.0'],
  ['text/vcard;version=2.1, text/vcard;version=4.0;q=0.1', '4.0'],
  ['text/vcard;version=5.0, */*;q=0.1', null],
])('Accept: %s asks for version %s', (accept, version) => {
  expect(versionAsked(accept)).toBe(version)
})
