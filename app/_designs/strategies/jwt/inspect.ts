import 'server-only'
import { decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import type { Contents, Json, ServerPort } from '../../design'

/** RFC 7516, section 7.1. */
const JWE_PARTS = ['protected header', 'encrypted key', 'initialization vector', 'ciphertext', 'authentication tag']

const jsonObject = z.record(z.string(), z.custom<Json>())

/** Anyone can decode the protected header of a JWE, and nothing else; the server decrypts the claims set. */
export const inspect: ServerPort['inspect'] = async (config, token) => ({
  parts: token.split('.').map((text, index) => ({ name: JWE_PARTS[index] ?? 'unexpected part', text })),
  anyone: await contents(async () => decodeProtectedHeader(token), 'Nothing: this is no JWE.'),
  server: await contents(
    async () => config.jwt.decode?.({ token, secret: config.secret, salt: config.cookies.sessionToken?.name ?? '' }),
    'Nothing: it has expired, or the key of this site does not open it.',
  ),
  stored: null,
})

async function contents(read: () => Promise<unknown>, nothing: string): Promise<Contents> {
  try {
    return { values: jsonObject.parse(await read()) }
  } catch {
    return { nothing } // that it cannot be read is what there is to show
  }
}
