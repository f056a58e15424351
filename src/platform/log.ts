import pino from 'pino'

export type Log = pino.Logger

/** One JSON line an event on stderr, so that a command's own output stays clean. */
export function openLog(level: 'info' | 'warn' | 'silent' = 'info'): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
