import 'server-only'
import NextAuth, { type NextAuthConfig } from 'next-auth'
import { derivedKeys, type SigningKeys } from './keys'

/** NextAuth's own default, in seconds: 30 days. */
const MAX_AGE_S = 30 * 24 * 60 * 60

/**
 * The signing keys of a config, derived from its secrets as NextAuth finds them (AUTH_SECRET, where the config names
 * none). Nothing is derived before the first use: a build needs no secret.
 * @throws TypeError (at the first use) where there is no secret
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
  NextAuth(filled) // fills in what the config leaves out
  const secrets = [filled.secret ?? []].flat()
  if (secrets.length === 0)
    throw new TypeError('There is no secret: set AUTH_SECRET, or name one in the config.')
  return secrets
}
