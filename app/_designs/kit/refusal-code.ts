import 'server-only'
import { errors } from 'jose'
import type { RefusalCode } from '../session'
import { isRefused } from './refused-error'

/** The messages of Auth.js for a token of another secret, and for a token without claims. */
const OF_AUTH_JS: Readonly<Record<string, RefusalCode>> = {
  'no matching decryption secret': 'bad_signature',
  'Invalid JWT': 'malformed',
}

/**
 * The refusal code for an error of the codec or of a callback; null for an error that refuses no
 * token. Then nobody knows whether the session is good.
 */
export function refusalOf(error: unknown): RefusalCode | null {
  if (isRefused(error)) return error.code
  if (error instanceof errors.JWTExpired) return 'expired'
  if (
    error instanceof errors.JWEDecryptionFailed ||
    error instanceof errors.JWSSignatureVerificationFailed
  )
    return 'bad_signature'
  if (error instanceof errors.JOSEError) return 'malformed'
  return error instanceof Error ? (OF_AUTH_JS[error.message] ?? null) : null
}
