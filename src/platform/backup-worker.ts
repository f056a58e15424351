import { parentPort, workerData } from 'node:worker_threads'
import { Refusal } from '../lib/refusal.ts'
import { type BackupAsked, type BackupTold, backUpSqlite } from './backup.ts'

const tell = (told: BackupTold) => parentPort?.postMessage(told)
const { file, target, passphrase } = workerData as BackupAsked

backUpSqlite(file, target, { passphrase, onStep: step => tell({ step }) }).then(
  made => tell({ made }),
  error =>
    tell(
      error instanceof Refusal
        ? { refused: { code: error.code, params: error.params } }
        : { failed: (error as Error).message },
    ),
)
