import { expect, test } from 'vitest'
import { PAGES, UNASKED } from './palette-pages.ts'
import { router } from './router.tsx'

test('the palette opens every page of the router', () => {
  expect([...Object.keys(PAGES), ...UNASKED].sort()).toEqual(Object.keys(router.routesByPath).sort())
})
