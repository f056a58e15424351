// bin/bench crash [ROUNDS] [SEED]: kill -9 in a burst of captures, in an import, in a first upload, in merges and a backup, in a
// restoration, in a migration: a hundred times each.
import { crashCampaign } from '../test/support/crash.ts'

const rounds = Number(process.argv[2] ?? 100)
const seed = Number(process.argv[3] ?? 1)
const report = await crashCampaign(rounds, seed)
console.log(JSON.stringify(report, null, 2))
process.exit(report.losses.length === 0 ? 0 : 1)
