import Papa from 'papaparse'
import { fold } from '../../src/lib/fold.ts'
import { type LinkageRecord, NOTHING_KNOWN } from '../../src/people/linkage-record.ts'

/** Records and whose they are, of FEBRL (`rec-N-org`, `rec-N-dup-K`) or of a file with a `cluster`. */
export function readLabelled(text: string): { records: LinkageRecord[]; truth: string[] } {
  const { data } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
    transformHeader: header => header.trim(),
    transform: value => value.trim(),
  })
  return {
    records: data.map(recordOf),
    truth: data.map(row => row.cluster ?? /^rec-(\d+)/.exec(row.rec_id ?? '')?.[1] ?? row.unique_id ?? ''),
  }
}

function recordOf(row: Record<string, string>): LinkageRecord {
  const said = (...names: string[]) => fold(names.map(name => row[name]).find(Boolean) ?? '')
  return {
    ...NOTHING_KNOWN,
    given: said('given_name', 'first_name'),
    family: said('surname', 'last_name'),
    birthday: (row.date_of_birth ?? row.dob ?? '').replace(/\D/g, ''),
    emails: [(row.email ?? '').toLowerCase()].filter(Boolean),
    phones: [(row.phone_number ?? row.phone ?? '').replace(/\D/g, '')].filter(Boolean),
    number: said('street_number'),
    street: said('address_1'),
    locality: said('address_2'),
    town: said('suburb', 'city', 'town'),
    postcode: said('postcode', 'postal_code'),
    region: said('state', 'region'),
  }
}
