import 'server-only'
import { hash, verify } from '@node-rs/argon2'
import { oncePerProcess } from '@/_config/once-per-process'
import { boundedQueue } from '@/_config/queue'
import { traceStep } from '@/_trace/trace'

/**
 * argon2id with 19 MiB, two passes and one lane: the minimum of the OWASP Password Storage Cheat
 * Sheet.
 */
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/**
 * Each piece of work takes 19 MiB and one of the four threads of the process. The last waiting
 * piece waits for about two seconds.
 */
const LIMITS = { atOnce: 4, mostWaiting: 64, retryAfter: 3 }

/** The wait is no part of the step, because it is not what the cryptography costs. */
const inTurn = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  oncePerProcess('hashing of passwords', () => boundedQueue(LIMITS))(() =>
    traceStep({ kind: 'crypto', name }, work),
  )

/** @throws TooBusy */
export const hashPassword = (password: string): Promise<string> =>
  inTurn('argon2id hash', () => hash(password, ARGON2ID))

let decoy: Promise<string> | undefined

/**
 * Whether `password` matches the hash `stored`. Without a hash, a decoy is checked, so that an
 * unknown e-mail takes as long as a wrong password.
 * @throws TooBusy
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  decoy ??= hash('no such account', ARGON2ID)
  const against = stored ?? (await decoy)
  const matches = await inTurn('argon2id verify', () => verify(against, password))
  return matches && stored !== null
}
