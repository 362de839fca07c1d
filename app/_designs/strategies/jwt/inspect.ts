import 'server-only'
import { decodeProtectedHeader } from 'jose'
import type { ServerPort } from '../../design'
import { valuesOf } from '../../kit/values-of'

/** The parts of a JWE (RFC 7516, section 7.1). */
const JWE_PARTS = [
  'protected header',
  'encrypted key',
  'initialization vector',
  'ciphertext',
  'authentication tag',
]

/**
 * Shows a token. Only the protected header of a JWE can be decoded without a key; the server
 * decrypts the claims set.
 */
export const inspect: ServerPort['inspect'] = async (config, token) => {
  const header = await valuesOf(() => decodeProtectedHeader(token))
  const claims = await valuesOf(() =>
    config.jwt.decode?.({
      token,
      secret: config.secret,
      salt: config.cookies.sessionToken?.name ?? '',
    }),
  )
  return {
    parts: token
      .split('.')
      .map((text, index) => ({ name: JWE_PARTS[index] ?? 'unexpected part', text })),
    anyone: header ? { header } : { nothing: 'Nothing: this is no JWE.' },
    server: claims
      ? { claims }
      : { nothing: 'Nothing: it has expired, or the key of this site does not open it.' },
    stored: null,
  }
}
