import { backupCommand } from './backup.ts'
import type { Command } from './command.ts'
import { deskCommand } from './desk.ts'
import { deviceCommand } from './device.ts'
import { doctorCommand } from './doctor.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { logCommand } from './log.ts'
import { restoreCommand } from './restore.ts'
import { signInCommand } from './sign-in.ts'
import { undoCommand } from './undo.ts'
import { whoCommand } from './who.ts'

/** Every word that `entregent` knows, in the order the help shows them. */
export const COMMANDS: readonly Command[] = [
  whoCommand,
  logCommand,
  importCommand,
  exportCommand,
  undoCommand,
  backupCommand,
  restoreCommand,
  signInCommand,
  deskCommand,
  deviceCommand,
  doctorCommand,
]
