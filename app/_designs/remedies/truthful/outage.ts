import 'server-only'
import { AuthError } from 'next-auth'

/** Nobody can know whether a session is good, or whether it has ended: the opposite of a refusal. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
  readonly code = 'store_unavailable'
  /** The name and the code of what went wrong. Not the error itself: Next prints what a page throws, causes and all, and in them may be tokens. */
  readonly reason: string
  constructor(error: unknown) {
    super(
      'Whether this session is good cannot be known right now. Nobody was signed out: try again.',
    )
    this.reason = described(error)
  }
}

/** By its `type` where it has one: a bundler changes the names of NextAuth's classes. */
export const nameOf = (error: Error): string =>
  'type' in error && typeof error.type === 'string' ? error.type : error.name

export const described = (error: unknown): string =>
  error instanceof Error
    ? [nameOf(error), codeOf(error)].filter((part) => part !== '').join(' ')
    : typeof error

/** By name: pages and route handlers are bundled apart, and each bundle has a class of its own. */
export const isStoreUnavailable = (error: unknown): error is StoreUnavailable =>
  error instanceof Error && error.name === 'StoreUnavailable'

/** `ERR_JWT_EXPIRED`, `ERR_JWE_DECRYPTION_FAILED`, …: what jose says of a token. Not `ERR_JWKS_TIMEOUT`, by which it says that it could not ask. */
const OF_A_TOKEN = /^ERR_(JOSE|JWT|JWE|JWS)_/

/** NextAuth's codec, of a token that another secret has made. */
const FOREIGN = 'no matching decryption secret'

/**
 * Whether an error is an answer: a refusal by a remedy (by its name), a token that jose or NextAuth does not take, an error
 * that NextAuth has a page for, or what Next itself throws to be caught (it has a `digest`). Everything else is none.
 */
export function isAnswer(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (
    error.name === 'Refused' ||
    error instanceof AuthError ||
    error.message === FOREIGN ||
    'digest' in error
  )
    return true
  return OF_A_TOKEN.test(codeOf(error))
}

/** The first error in a chain of causes that is an outage; null for none. NextAuth wraps what it catches as `cause.err`. */
export function outageIn(error: unknown): StoreUnavailable | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 10; depth += 1) {
    if (isStoreUnavailable(at)) return at
    at = causeOf(at)
  }
  return null
}

/** The error that another one was made of. */
export function causeOf({ cause }: Error): unknown {
  return typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause
}

export const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : ''
