import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { decode, encode, type JWT } from 'next-auth/jwt'

/**
 * The longest token that is remembered, in characters. A token in several cookies is rare and would
 * fill the memory, so it is verified each time.
 */
const LONGEST = 4_096

/** The claims of a verified token, and when to forget them on a clock that nobody can set, in ms. */
export interface Verified {
  claims: JWT
  until: number
}

/**
 * Verifies a token once and remembers its claims until it expires, so that the next request with
 * the same token costs no cryptography. Checks that can change earlier do not belong in the codec:
 * the `jwt` callback asks on each request whether a session was revoked. Another spelling of the
 * token is another token, and is verified separately.
 */
export function rememberVerified<Config extends NextAuthConfig>(
  config: Config,
  atMost: number,
  verified: Map<string, Verified> = new Map(),
  { wall, steady } = { wall: () => Date.now(), steady: () => performance.now() },
): Config {
  const codec = { encode, decode, ...config.jwt }
  const remember = (key: string, claims: JWT, exp: number) => {
    const [oldest] = verified.keys()
    if (verified.size >= atMost && oldest !== undefined) verified.delete(oldest)
    verified.set(key, { claims: { ...claims }, until: steady() + exp * 1000 - wall() })
  }
  /** Whether the time of a token has not run out, on either clock. */
  const lasts = ({ claims: { exp = 0 }, until }: Verified) =>
    wall() < exp * 1000 && steady() < until
  return {
    ...config,
    jwt: {
      ...codec,
      async decode(params) {
        const { token = '', salt, secret } = params
        // The key includes the cookie name and the secrets.
        const key = [secret, salt, token].flat().join('\n')
        const known = verified.get(key)
        // A copy, because a callback can change it.
        if (known && lasts(known)) return { ...known.claims }
        verified.delete(key)
        const claims = await codec.decode(params)
        if (typeof claims?.exp === 'number' && token.length <= LONGEST)
          remember(key, claims, claims.exp)
        return claims
      },
    },
  }
}

/**
 * Next bundles pages and route handlers separately, so a module variable would exist twice in one
 * process.
 */
export function verifiedOnce(name: string): Map<string, Verified> {
  const symbol = Symbol.for(`verified tokens: ${name}`)
  const known: Map<string, Verified> | undefined = Reflect.get(globalThis, symbol)
  const verified = known ?? new Map<string, Verified>()
  Reflect.set(globalThis, symbol, verified)
  return verified
}
