import pg from 'pg'

/** One statement outside of any database of its own, on the PostgreSQL server of the tests unless another is named. */
export async function onServer(
  statement: string,
  server = process.env.ENTREGENT_TEST_POSTGRES,
): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  await client.query(statement)
  await client.end()
}
