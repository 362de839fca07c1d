import 'server-only'
import { database } from '@/_store/database'
import { type LabRunId, runOf } from './run-pass'

/** Names one person. */
export type PersonKey =
  | { id: string }
  | { email: string }
  /** The SHA-256 of a refresh token of theirs, as it is kept. */
  | { refreshTokenHash: string }

/** Whether a run of labs made this person. What comes with a run's pass reaches nobody else. */
export async function wasMadeBy({ run }: LabRunId, key: PersonKey): Promise<boolean> {
  const named =
    'refreshTokenHash' in key
      ? { tokenSessions: { some: { refreshTokens: { some: { hash: key.refreshTokenHash } } } } }
      : key
  return (await database().user.count({ where: { ...named, sandbox: { labRun: run } } })) > 0
}

/**
 * The run whose pass a request carries, where that run made the person; null at once without a
 * pass.
 */
export async function runThatMade(headers: Headers, key: PersonKey): Promise<LabRunId | null> {
  const run = headers.has('x-lab-pass') ? runOf(headers) : null
  return run !== null && (await wasMadeBy(run, key)) ? run : null
}
