import 'server-only'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import { derivedKeys, type SigningKeys } from './keys'

/** NextAuth's own default: 30 days, in seconds. */
const MAX_AGE_S = 30 * 24 * 60 * 60

/**
 * The signing keys of a config, derived from its secrets as NextAuth finds them (AUTH_SECRET if the
 * config has none). They are derived at their first use, because a build needs no secret.
 * @throws TypeError (at the first use) if there is no secret
 */
export function keysOf(config: NextAuthConfig): SigningKeys {
  let derived: SigningKeys | null = null
  const keys = () => {
    derived ??= derivedKeys(secretsOf(config), config.session?.maxAge ?? MAX_AGE_S)
    return derived
  }
  return {
    current: async (now) => keys().current(now),
    find: async (kid, now) => keys().find(kid, now),
    published: async (now) => keys().published(now),
  }
}

function secretsOf(config: NextAuthConfig): string[] {
  const filled = { ...config }
  NextAuth(filled) // NextAuth adds the missing parts of the config
  const secrets = [filled.secret ?? []].flat()
  if (secrets.length === 0)
    throw new TypeError('There is no secret: set AUTH_SECRET, or name one in the config.')
  return secrets
}
