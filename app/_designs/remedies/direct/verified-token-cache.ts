import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { decode, encode, type JWT } from 'next-auth/jwt'

/** What takes more than one cookie is rare, and would fill the memory: it is verified each time. In characters. */
const LONGEST = 4_096

/**
 * Verifies a token once and remembers its claims until it expires, so that the next request with the very same
 * token costs no cryptography. What may change before that is none of the codec's business: whether a session was
 * revoked is asked in the `jwt` callback, each time. Another spelling of the token is another token, and verified anew.
 */
export function rememberVerified<Config extends NextAuthConfig>(
  config: Config,
  atMost: number,
  verified: Map<string, JWT> = new Map(),
  now: () => number = Date.now,
): Config {
  const codec = { encode, decode, ...config.jwt }
  const remember = (key: string, claims: JWT) => {
    const [oldest] = verified.keys()
    if (verified.size >= atMost && oldest !== undefined) verified.delete(oldest)
    verified.set(key, claims)
  }
  return {
    ...config,
    jwt: {
      ...codec,
      async decode(params) {
        const { token = '', salt, secret } = params
        const key = [secret, salt, token].flat().join('\n') // good for no other cookie, and under no other secret
        const known = verified.get(key)
        if (known?.exp !== undefined && now() < known.exp * 1000) return { ...known } // a callback may write into it
        verified.delete(key)
        const claims = await codec.decode(params)
        if (typeof claims?.exp === 'number' && token.length <= LONGEST) remember(key, { ...claims })
        return claims
      },
    },
  }
}

/** Pages and route handlers are bundled apart: a module's own variable would exist twice in one process. */
export function verifiedOnce(name: string): Map<string, JWT> {
  const symbol = Symbol.for(`verified tokens: ${name}`)
  const known: Map<string, JWT> | undefined = Reflect.get(globalThis, symbol)
  const verified = known ?? new Map<string, JWT>()
  Reflect.set(globalThis, symbol, verified)
  return verified
}
