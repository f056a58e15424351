/** What the columns of a table are for. */
export interface MappingTables {
  columnMapping: ColumnMappingTable
}

export const MAPPING_FACTS = ['column_mapping'] as const

export interface ColumnMappingTable {
  deskId: string
  /** Digest of the headers, so that the same table is known again. */
  id: string
  /** JSON list of texts, as the table writes them. */
  headers: string
  /** JSON list of uses, one for each column. */
  uses: string
}
