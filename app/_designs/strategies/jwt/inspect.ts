import 'server-only'
import { decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import type { Json, ServerPort } from '../../design'

/** RFC 7516, section 7.1. */
const JWE_PARTS = ['protected header', 'encrypted key', 'initialization vector', 'ciphertext', 'authentication tag']

const jsonObject = z.record(z.string(), z.custom<Json>())

/** Anyone can decode the protected header of a JWE, and nothing else; the server decrypts the claims set. */
export const inspect: ServerPort['inspect'] = async (config, token) => ({
  parts: token.split('.').map((text, index) => ({ name: JWE_PARTS[index] ?? 'unexpected part', text })),
  anyone: attempt(() => jsonObject.parse(decodeProtectedHeader(token))),
  server: await claimsOf(config, token),
  stored: null,
})

const claimsOf = async (config: Parameters<ServerPort['inspect']>[0], token: string) => {
  try {
    const claims = await config.jwt.decode?.({ token, secret: config.secret, salt: config.cookies.sessionToken?.name ?? '' })
    return claims ? jsonObject.parse(claims) : null
  } catch {
    return null // not ours, or no longer valid: there is nothing to show
  }
}

function attempt<T>(work: () => T): T | null {
  try {
    return work()
  } catch {
    return null
  }
}
