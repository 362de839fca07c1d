import 'server-only'
import { database } from '@/_store/database'
import { type LabRunId, runOf } from './run-pass'

/** A key that identifies one person. */
export type PersonKey =
  | { id: string }
  | { email: string }
  /** The stored SHA-256 of a refresh token of the person. */
  | { refreshTokenHash: string }

/** Whether a run of labs created this person. A run's pass gives access to no other person. */
export async function wasMadeBy({ run }: LabRunId, key: PersonKey): Promise<boolean> {
  const named =
    'refreshTokenHash' in key
      ? { tokenSessions: { some: { refreshTokens: { some: { hash: key.refreshTokenHash } } } } }
      : key
  return (await database().user.count({ where: { ...named, sandbox: { labRun: run } } })) > 0
}

/**
 * The run of a request's pass, if that run created the person. Without a pass it is null, without a
 * lookup.
 */
export async function runThatMade(headers: Headers, key: PersonKey): Promise<LabRunId | null> {
  const run = headers.has('x-lab-pass') ? runOf(headers) : null
  return run !== null && (await wasMadeBy(run, key)) ? run : null
}
