import { execFileSync } from 'node:child_process'

/** Of an installed Debian package; 'unknown' elsewhere. */
export function debianVersion(name: string): string {
  try {
    const said = execFileSync('dpkg', ['-s', name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    return /^Version: (\S+)$/m.exec(said)?.[1] ?? 'unknown'
  } catch {
    return 'unknown'
  }
}
