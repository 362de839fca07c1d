import 'server-only'
import { createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, type JWK } from 'jose'

/** The keys that sign and verify. */
export interface SigningKeys {
  current(now: Date): Promise<{ kid: string; privateKey: KeyObject }>
  /** The public key with that name, if tokens that it signed can still be valid. */
  find(kid: string, now: Date): Promise<KeyObject | null>
  /** All keys that `find` knows, as a JWK Set (RFC 7517, section 5). */
  published(now: Date): Promise<{ keys: JWK[] }>
}

interface SigningKey {
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
  jwk: JWK
}

/** The prefix of an Ed25519 private key in PKCS #8, up to the seed (RFC 8410, section 7). */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/**
 * Ed25519 keys that are not stored. Each period has one key, derived from the secret (HKDF-SHA256,
 * RFC 5869), so that every server with the secret has the same key. A token that lives no longer
 * than a period outlives at most one rotation. The previous key still verifies, and the next key is
 * published for clients that cache.
 * @param secrets the first one signs; tokens of the others are still accepted
 * @param periodS in seconds, at least the lifetime of a token
 */
export function derivedKeys(secrets: readonly string[], periodS: number): SigningKeys {
  const made = new Map<string, Promise<SigningKey>>()

  function keyOf(index: number, period: number): Promise<SigningKey> {
    const name = `${index} ${period}`
    const known = made.get(name) ?? derive(secrets[index] ?? '', period)
    made.set(name, known)
    return known
  }

  const periodAt = (now: Date) => Math.floor(now.getTime() / 1000 / periodS)
  const alive = (now: Date) =>
    Promise.all(
      secrets.flatMap((_, index) => [-1, 0, 1].map((step) => keyOf(index, periodAt(now) + step))),
    )

  return {
    current: (now) => keyOf(0, periodAt(now)),
    find: async (kid, now) => (await alive(now)).find((key) => key.kid === kid)?.publicKey ?? null,
    published: async (now) => ({ keys: (await alive(now)).map(({ jwk }) => jwk) }),
  }
}

async function derive(secret: string, period: number): Promise<SigningKey> {
  const seed = Buffer.from(
    hkdfSync('sha256', secret, '', `session+jwt EdDSA signing key, period ${period}`, 32),
  )
  const privateKey = createPrivateKey({
    key: Buffer.concat([PKCS8_PREFIX, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const publicKey = createPublicKey(privateKey)
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk) // RFC 7638
  return { kid, privateKey, publicKey, jwk: { ...jwk, kid, alg: 'EdDSA', use: 'sig' } }
}
