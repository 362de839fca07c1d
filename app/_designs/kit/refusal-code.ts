import 'server-only'
import { errors } from 'jose'
import type { RefusalCode } from '../session'
import { isRefused } from './refused-error'

/** The refusal code for an error of the codec or of a callback. */
export function refusalOf(error: unknown): RefusalCode {
  if (isRefused(error)) return error.code
  if (error instanceof errors.JWTExpired) return 'expired'
  if (
    error instanceof errors.JWEDecryptionFailed ||
    error instanceof errors.JWSSignatureVerificationFailed
  )
    return 'bad_signature'
  const foreignKey =
    error instanceof Error &&
    !(error instanceof errors.JOSEError) &&
    error.message === 'no matching decryption secret'
  return foreignKey ? 'bad_signature' : 'malformed'
}
