import type { Position } from './position.ts'

/**
 * How well a position is known: `town`, a point of the town itself (2 km off for one in ten); `around`, the mean of
 * the towns about; `department`, somewhere in the department.
 */
export type TownPrecision = 'town' | 'around' | 'department'

/** Who says where: GeoNames; a table of ours; or the mean of neighbours that GeoNames knows. */
export type TownSource = 'geonames' | 'table' | 'neighbours'

export interface Town {
  name: string
  /** ISO 3166-1, two letters; overseas France has its own (`RE`). */
  country: string
  /** The department in France (`69`, `2A`, `974`); elsewhere the first division as GeoNames writes it (`CA`, `ENG`). */
  admin: string
  /** Inhabitants; 0 where nobody says. */
  population: number
  position: Position
  precision: TownPrecision
  source: TownSource
}

/** Of a French department, or of an overseas collectivity with the codes of one. */
const OVERSEAS: Readonly<Record<string, string>> = {
  971: 'GP',
  972: 'MQ',
  973: 'GF',
  974: 'RE',
  975: 'PM',
  976: 'YT',
  977: 'BL',
  978: 'MF',
  984: 'TF',
  986: 'WF',
  987: 'PF',
  988: 'NC',
}

const FRENCH = new Set(['FR', ...Object.values(OVERSEAS)])

/** Whether its towns have French postal codes. */
export function isFrench(country: string): boolean {
  return FRENCH.has(country)
}

/** The country of a department: `FR`, or that of an overseas one. */
export function countryOfDepartment(department: string): string {
  return OVERSEAS[department] ?? 'FR'
}

/**
 * The department that a French postal code names by its beginning, or null when it is not five digits: right for all
 * but a few villages that the next department's post serves.
 */
export function departmentOfPostalCode(code: string): string | null {
  if (!/^\d{5}$/.test(code)) return null
  if (/^9[78]/.test(code)) return code.slice(0, 3)
  // Corsica: 200 and 201 are of the south, 202 and 206 (Bastia's own) of the north.
  if (code.startsWith('20')) return code[2] === '0' || code[2] === '1' ? '2A' : '2B'
  return code.slice(0, 2)
}
