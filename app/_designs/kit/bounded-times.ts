import 'server-only'
import { CLOCK_TOLERANCE_S } from '@/_config/lifetimes'
import type { DesignConfig } from '../design'
import type { Refused } from './refused-error'

/**
 * Refuses a token that the right key made, but this site never did: one that was issued in the
 * future, or that lasts longer than any token of this design. So a key that was stolen for a moment
 * makes no token for later, and none for ever.
 * @param lifetimeS the longest lifetime of a token of the design
 */
export function boundedTimes(config: DesignConfig, lifetimeS: number): DesignConfig {
  const { decode } = config.jwt
  if (!decode) return config
  return {
    ...config,
    jwt: {
      ...config.jwt,
      async decode(params) {
        const claims = await decode(params)
        if (claims !== null && !isBounded(claims, lifetimeS, Date.now() / 1000)) throw implausible()
        return claims
      },
    },
  }
}

function isBounded(
  { iat, exp }: { iat?: unknown; exp?: unknown },
  lifetimeS: number,
  nowS: number,
): boolean {
  if (typeof iat !== 'number' || typeof exp !== 'number') return false
  // One second more, because Auth.js reads its clock twice.
  return iat <= nowS + CLOCK_TOLERANCE_S && exp <= iat + lifetimeS + 1
}

const implausible = (): Refused =>
  Object.assign(new Error('The times of the token are not those of this site.'), {
    name: 'Refused' as const,
    code: 'malformed' as const,
  })
