import 'server-only'
import { refused } from './refused'

/**
 * Ed25519, by its name in RFC 8037. There is one algorithm, so the token cannot choose (RFC 8725,
 * section 3.1).
 */
export const ALGORITHM = 'EdDSA'
/**
 * The `typ` header. It keeps other kinds of tokens by the same keys apart (RFC 8725, section 3.11).
 */
export const TYPE = 'session+jwt'

const NAMES = ['alg', 'kid', 'typ']

/**
 * Accepts exactly the header that we issue. So no part of it can choose a key (`jwk`, `jku`, `x5c`,
 * `x5u`; RFC 8725, section 3.10) or ask for an extension (`crit`, `b64`).
 * @throws a refusal for any other header
 */
export function protectedHeader(part: string): { kid: string } {
  const header = parsed(Buffer.from(part, 'base64url').toString())
  if (
    typeof header !== 'object' ||
    header === null ||
    Object.keys(header).some((name) => !NAMES.includes(name))
  )
    throw refused('malformed')
  if (!('alg' in header) || header.alg !== ALGORITHM || !('typ' in header) || header.typ !== TYPE)
    throw refused('malformed')
  if (!('kid' in header) || typeof header.kid !== 'string') throw refused('malformed')
  return { kid: header.kid }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refused('malformed')
  }
}
