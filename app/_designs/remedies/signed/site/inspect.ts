import 'server-only'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import type { ServerPort } from '../../../design'
import { valuesOf } from '../../../kit/values-of'

/** The parts of a JWS (RFC 7515, section 7.1). The payload here is a claims set. */
const JWS_PARTS = ['protected header', 'claims set', 'signature']

/**
 * Shows a token. Header and claims of a JWS can be decoded without a key; only the server checks
 * that they are unchanged.
 */
export const inspect: ServerPort['inspect'] = async (config, token) => {
  const header = await valuesOf(() => decodeProtectedHeader(token))
  const claims = await valuesOf(() => decodeJwt(token))
  const verified = await valuesOf(() =>
    config.jwt.decode?.({
      token,
      secret: config.secret,
      salt: config.cookies.sessionToken?.name ?? '',
    }),
  )
  return {
    parts: token
      .split('.')
      .map((text, index) => ({ name: JWS_PARTS[index] ?? 'unexpected part', text })),
    anyone: header && claims ? { header, claims } : { nothing: 'Nothing: this is no JWS.' },
    server: verified
      ? { signature: { verified: true } }
      : { nothing: 'Nothing more: it has expired, or no key of this site signed it as it is.' },
    stored: null,
  }
}
