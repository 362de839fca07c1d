import 'server-only'
import type { JWT } from 'next-auth/jwt'
import { z } from 'zod'

/** The last moment that a `Date` can name, in seconds. */
const MAX_DATE_S = 8_640_000_000_000

/** RFC 7519, section 2; whole seconds, as we issue them. */
const numericDate = z.int().min(0).max(MAX_DATE_S)
const named = z.string().min(1)

const lasting = z.looseObject({ sub: named, sid: named })
export type SessionClaims = z.infer<typeof lasting>

/** What every token that we issue has. A signature says that we made it, not that we made it as a session token. */
export const sessionClaims = lasting.extend({ iss: named, aud: named, jti: named, iat: numericDate, exp: numericDate, nbf: numericDate.exactOptional() })

/** The claims of the session, without those of the one token that carried them so far. @throws ZodError without a person or a session. */
export function toIssue({ iss: _, aud: _aud, jti: _jti, iat: _iat, exp: _exp, nbf: _nbf, ...claims }: JWT = {}): SessionClaims {
  return lasting.parse(claims)
}
