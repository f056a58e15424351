import { relative } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Those that take from twenty seconds to more than a minute, the longest first. */
const LONG = [
  'test/e2e/languages.test.ts',
  'test/isolation.test.ts',
  'test/dav/clients/vdirsyncer.test.ts',
  'test/dav-random.test.ts',
  'src/main.test.ts',
  'test/crash.test.ts',
  'test/dav/clients/khard-khal.test.ts',
  'test/e2e/devices.test.ts',
  'src/people/guard-random.test.ts',
  'src/import/session.test.ts',
  'src/platform/db/settle.test.ts',
]

/** What takes long begins first, so that no core waits for one of them at the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.indexOf(relative(this.ctx.config.root, moduleId))
      return at < 0 ? LONG.length : at
    }
    return (await super.sort(files)).sort((a, b) => place(a) - place(b))
  }
}
