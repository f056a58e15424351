import { expect, test } from 'vitest'
import { lineFeatures, type MapPoint, mayGather, pointFeatures, wayThrough } from './map-point.ts'

const anna: MapPoint = { id: 'anna', name: 'Anna Roux', kind: 'person', position: { lat: 43.55, lon: 7.01 } }

test('a point is written longitude first', () => {
  expect(pointFeatures([anna]).features).toEqual([
    { type: 'Feature', properties: { id: 'anna' }, geometry: { type: 'Point', coordinates: [7.01, 43.55] } },
  ])
})

test('home and the stops of a tour are never counted with others', () => {
  expect(mayGather(anna)).toBe(true)
  expect(mayGather({ ...anna, kind: 'home' })).toBe(false)
  expect(mayGather({ ...anna, kind: 'stop', number: 1 })).toBe(false)
})

test('a way is drawn in its order', () => {
  const way = wayThrough([anna.position, { lat: 43.7, lon: 7.27 }])
  expect(lineFeatures([way]).features[0]?.geometry.coordinates).toEqual([
    [7.01, 43.55],
    [7.27, 43.7],
  ])
})

test('a way over the antimeridian goes the short way', () => {
  const lons = wayThrough([178, -172, 170].map(lon => ({ lat: -18, lon }))).map(([lon]) => lon)
  expect(lons).toEqual([178, 188, 170])
})
