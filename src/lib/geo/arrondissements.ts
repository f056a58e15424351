import type { Position } from './position.ts'

/**
 * Points of the arrondissements of Paris and Lyon, which GeoNames does not have (it has those of Marseille), by INSEE
 * code. Paris: centroids published by the city (opendata.paris.fr, « Arrondissements »), to three decimals, woods
 * included, which draws the 12th and the 16th a kilometre outwards. Lyon: by hand on the map, half a kilometre off at most.
 */
export const ARRONDISSEMENT_POINTS: ReadonlyMap<string, Position> = new Map(
  [
    ['75101', 48.863, 2.336],
    ['75102', 48.868, 2.343],
    ['75103', 48.863, 2.36],
    ['75104', 48.854, 2.358],
    ['75105', 48.844, 2.351],
    ['75106', 48.849, 2.333],
    ['75107', 48.856, 2.312],
    ['75108', 48.873, 2.313],
    ['75109', 48.877, 2.337],
    ['75110', 48.876, 2.361],
    ['75111', 48.859, 2.38],
    ['75112', 48.835, 2.421],
    ['75113', 48.828, 2.362],
    ['75114', 48.829, 2.327],
    ['75115', 48.84, 2.293],
    ['75116', 48.86, 2.262],
    ['75117', 48.887, 2.307],
    ['75118', 48.893, 2.348],
    ['75119', 48.887, 2.385],
    ['75120', 48.863, 2.401],
    ['69381', 45.77, 4.829],
    ['69382', 45.749, 4.826],
    ['69383', 45.754, 4.869],
    ['69384', 45.778, 4.824],
    ['69385', 45.756, 4.802],
    ['69386', 45.772, 4.852],
    ['69387', 45.734, 4.838],
    ['69388', 45.735, 4.87],
    ['69389', 45.781, 4.805],
  ].map(([insee, lat, lon]) => [String(insee), { lat: Number(lat), lon: Number(lon) }]),
)
