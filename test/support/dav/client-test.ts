import { describe, expect, test } from 'vitest'
import { failuresOf } from './checks.ts'
import { checkClient, type DavClient } from './client.ts'
import { deskForDevice } from './own-desk.ts'
import { missing } from './program.ts'

const MINUTES = 60_000

/**
 * One test a database: every check of the client passes on a new desk.
 *
 * @param isRequired - whether it fails where the client is not there; otherwise it is skipped, and says so. Unless told,
 * so where `ENTREGENT_DAV_CLIENTS` is `required`: bin/test says that once it has installed them. `onPostgres`: the same
 * client with less to do there.
 */
export function testClient(
  client: DavClient,
  { isRequired = process.env.ENTREGENT_DAV_CLIENTS === 'required', onPostgres = client } = {},
): void {
  const absent = missing(client.needs)
  const isSkipped = absent.length > 0 && !isRequired
  if (isSkipped) console.warn(`${client.name}: skipped, ${absent.join(', ')} not found (${client.from})`)
  const server = process.env.ENTREGENT_TEST_POSTGRES ?? null

  describe.skipIf(isSkipped)(`${client.name} finds nothing to say`, () => {
    test('on sqlite', () => passes(client, null), 10 * MINUTES)
    test.skipIf(server === null)('on postgres', () => passes(onPostgres, server), 10 * MINUTES)
  })
}

async function passes(client: DavClient, server: string | null): Promise<void> {
  const desk = await deskForDevice(client.name, { server })
  try {
    const checks = await checkClient(client, desk)
    expect(failuresOf(checks)).toEqual([])
    expect(checks.length).toBeGreaterThan(0)
  } finally {
    await desk.stop()
  }
}
