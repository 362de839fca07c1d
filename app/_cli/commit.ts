import { spawnSync } from 'node:child_process'

/**
 * The commit that is checked out, with "-dirty" if a file has changed since; null outside of a
 * repository.
 */
export function currentCommit(): string | null {
  const { status, stdout } = spawnSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
    encoding: 'utf8',
  })
  return status === 0 ? stdout.trim() : null
}
