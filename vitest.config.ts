import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/support/longest-first.ts'

/** What starts processes, takes long, or reads the reference data beside the checkout: not in the inner loop. */
const WHOLE = [
  'src/main.test.ts',
  'test/crash.test.ts',
  'test/dav-random.test.ts',
  'test/paper.test.ts',
  'src/platform/apart.test.ts',
  'test/isolation.test.ts',
  'src/platform/db/settle.test.ts',
  'src/import/session.test.ts',
  'src/import/hostile-file.test.ts',
  'src/people/guard-random.test.ts',
  'test/bench-*.test.ts',
  'test/reference/**/*.test.ts',
  'test/dav/clients/*.test.ts',
]

const READY_DATABASES = 'test/support/ready-databases.ts'

export default defineConfig({
  test: {
    // Nothing here is timed: a limit only ends what would never end, on a machine that does much else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // Every core: left alone, one of two would wait for the other.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'test/*.test.ts', 'test/dav/*.test.ts'],
          exclude: WHOLE,
          globalSetup: READY_DATABASES,
        },
      },
      {
        extends: true,
        test: { name: 'whole', include: WHOLE, globalSetup: READY_DATABASES },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: 'test/support/ready-demo.ts',
        },
      },
    ],
  },
})
