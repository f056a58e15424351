import { nameOf, namesOf } from '../../src/people/summary.ts'
import { namedBy } from '../../src/platform/db/named-by.ts'
import { isNamedElsewhere } from '../../src/platform/db/named-elsewhere.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { foundIn } from '../../src/platform/gone.ts'
import { idsAmong, isThere, refuseUnknown } from '../../src/platform/rows.ts'
import { saveOnce } from '../../src/platform/save-once.ts'
import { counts, type DeskCall, neither, tells, touched } from './desk-call.ts'
import type { FilledDesk } from './filled-desk.ts'

/** What the stores of several slices lean on. */
export const SHARED_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/platform/db/named-by.ts namedBy': counts(
    async (...given: Parameters<typeof namedBy>) => [...(await namedBy(...given))],
    a => [{ table: 'contribution', column: 'mandate_id' }, touched(a.mandates.contribution)],
  ),
  'src/platform/db/named-elsewhere.ts isNamedElsewhere': counts(isNamedElsewhere, a => [
    { table: 'person', rowId: a.zephyrine },
    '',
  ]),
  'src/people/summary.ts nameOf': tells(nameOf, a => [a.zephyrine]),
  'src/people/summary.ts namesOf': tells(
    async (desk: Desk, ...ids: string[]) => {
      const named = await namesOf(desk, ids)
      return ids.map(named)
    },
    a => [a.zephyrine],
  ),
  'src/platform/gone.ts foundIn': counts(foundIn, a => ['follow_up', a.gone, null]),
  'src/platform/rows.ts idsAmong': counts(idsAmong, a => ['person' as const, [a.zephyrine]]),
  'src/platform/rows.ts isThere': counts(isThere, a => ['person' as const, a.zephyrine]),
  'src/platform/rows.ts refuseUnknown': counts(refuseUnknown, a => [
    'favour' as const,
    [a.reciprocity.favour],
  ]),
  'src/platform/save-once.ts saveOnce': neither(saveOnce<{ revision: string }>, a => [nothingToSave(a)]),
}

function nothingToSave({ ideas }: FilledDesk) {
  const view = { revision: '1' }
  return {
    table: 'idea',
    id: ideas.idea,
    revision: '1',
    becomes: '1',
    what: () => ({ what: 'test' }),
    find: async () => view,
    put: async () => undefined,
  }
}
