import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { traceStep } from '@/_trace/trace'

/** argon2id with 19 MiB, two passes, one lane: the OWASP Password Storage minimum. */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> =>
  traceStep({ kind: 'crypto', name: 'argon2id hash' }, () => hash(password, ARGON2ID))

let decoy: Promise<string> | undefined

/**
 * Whether `password` is the one behind `stored`. Without a stored hash the same work is done against a
 * decoy, so that an unknown e-mail takes as long as a wrong password.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash('no such account', ARGON2ID)
  const against = stored ?? (await decoy)
  const matches = await traceStep({ kind: 'crypto', name: 'argon2id verify' }, () =>
    verify(against, password),
  )
  return matches && stored !== null
}
