import 'server-only'
import { database } from '@/_store/database'
import { type LabRunId, runOf } from './run-pass'

/** A key that identifies one person. */
export type PersonKey =
  | { id: string }
  | { email: string }
  /** The stored SHA-256 of a refresh token of the person. */
  | { refreshTokenHash: string }

/**
 * The id of a person, if this run of labs created the person; otherwise null. The pass of a run gives
 * access to no other person.
 */
export async function personMadeBy({ run }: LabRunId, key: PersonKey): Promise<string | null> {
  const named =
    'refreshTokenHash' in key
      ? { tokenSessions: { some: { refreshTokens: { some: { hash: key.refreshTokenHash } } } } }
      : key
  const found = await database().user.findFirst({
    where: { ...named, sandbox: { labRun: run } },
    select: { id: true },
  })
  return found?.id ?? null
}

/** Whether a run of labs created this person. */
export const wasMadeBy = async (run: LabRunId, key: PersonKey): Promise<boolean> =>
  (await personMadeBy(run, key)) !== null

/**
 * The run of a request's pass, if that run created the person. Without a pass it is null, without a
 * lookup.
 */
export async function runThatMade(headers: Headers, key: PersonKey): Promise<LabRunId | null> {
  const run = headers.has('x-lab-pass') ? runOf(headers) : null
  return run !== null && (await wasMadeBy(run, key)) ? run : null
}
