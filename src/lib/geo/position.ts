/** Where on Earth, in degrees of WGS 84: north and east are positive. */
export interface Position {
  lat: number
  lon: number
}

/** Mean radius of the Earth (IUGG). */
const RADIUS_KM = 6371.0088

/** Along the great circle (the haversine formula): straight as the crow flies. */
export function greatCircleKm(a: Position, b: Position): number {
  const [lat1, lat2] = [radians(a.lat), radians(b.lat)]
  const half =
    Math.sin((lat2 - lat1) / 2) ** 2 +
    Math.cos(lat1) * Math.cos(lat2) * Math.sin(radians(b.lon - a.lon) / 2) ** 2
  return 2 * RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** A box that holds everything within so many kilometres; it may hold more, and `west` may be above `east`. */
export function boxAround({ lat, lon }: Position, km: number) {
  const dLat = degrees(km / RADIUS_KM)
  const [south, north] = [Math.max(-90, lat - dLat), Math.min(90, lat + dLat)]
  // At a pole, and all around it, every meridian is near.
  if (south === -90 || north === 90) return { south, north, west: -180, east: 180 }
  const ratio = Math.sin(km / RADIUS_KM) / Math.cos(radians(lat))
  if (ratio >= 1) return { south, north, west: -180, east: 180 }
  const dLon = degrees(Math.asin(ratio))
  return { south, north, west: turned(lon - dLon), east: turned(lon + dLon) }
}

export function isPosition({ lat, lon }: Position): boolean {
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180
}

function turned(lon: number): number {
  return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI
}
