import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { traceStep } from '@/_trace/trace'

/**
 * argon2id with 19 MiB, two passes and one lane: the minimum of the OWASP Password Storage Cheat
 * Sheet.
 */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const hashPassword = (password: string): Promise<string> =>
  traceStep({ kind: 'crypto', name: 'argon2id hash' }, () => hash(password, ARGON2ID))

let decoy: Promise<string> | undefined

/**
 * Whether `password` matches the hash `stored`. Without a hash, a decoy is checked, so that an
 * unknown e-mail takes as long as a wrong password.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash('no such account', ARGON2ID)
  const against = stored ?? (await decoy)
  const matches = await traceStep({ kind: 'crypto', name: 'argon2id verify' }, () =>
    verify(against, password),
  )
  return matches && stored !== null
}
