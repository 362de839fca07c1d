import 'server-only'
import { AuthError } from 'next-auth'

/** The state of a session is unknown, because the store does not answer. This is not a refusal. */
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable'
  readonly code = 'store_unavailable'
  /**
   * The name and the code of the error. The error itself is not kept: Next prints the errors of a
   * page with their causes, which can contain tokens.
   */
  readonly reason: string
  constructor(error: unknown) {
    super(
      'Whether this session is good cannot be known right now. Nobody was signed out: try again.',
    )
    this.reason = described(error)
  }
}

/**
 * The `type` of the error if there is one, because a bundler changes the names of NextAuth's
 * classes.
 */
export const nameOf = (error: Error): string =>
  'type' in error && typeof error.type === 'string' ? error.type : error.name

export const described = (error: unknown): string =>
  error instanceof Error
    ? [nameOf(error), codeOf(error)].filter((part) => part !== '').join(' ')
    : typeof error

/**
 * Compares the name. Next bundles pages and route handlers separately, so each bundle has a class
 * of its own.
 */
export const isStoreUnavailable = (error: unknown): error is StoreUnavailable =>
  error instanceof Error && error.name === 'StoreUnavailable'

/**
 * The codes of jose's errors about a token, such as `ERR_JWT_EXPIRED` or
 * `ERR_JWE_DECRYPTION_FAILED`. `ERR_JWKS_TIMEOUT` is not one: it means that a key set could not be
 * loaded.
 */
const OF_A_TOKEN = /^ERR_(JOSE|JWT|JWE|JWS)_/

/** The message of NextAuth's codec for a token of another secret. */
const FOREIGN = 'no matching decryption secret'

/**
 * Whether an error is an answer: a refusal by a remedy (by its name), a token that jose or NextAuth
 * refuses, an error that NextAuth has a page for, or an error that Next throws on purpose (it has a
 * `digest`). All others are not.
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

/**
 * The first outage in a chain of causes; null if there is none. NextAuth wraps an error as
 * `cause.err`.
 */
export function outageIn(error: unknown): StoreUnavailable | null {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 10; depth += 1) {
    if (isStoreUnavailable(at)) return at
    at = causeOf(at)
  }
  return null
}

/** The error that caused this one. */
export function causeOf({ cause }: Error): unknown {
  return typeof cause === 'object' && cause !== null && 'err' in cause ? cause.err : cause
}

export const codeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : ''
