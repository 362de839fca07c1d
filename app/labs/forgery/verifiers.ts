import 'server-only'
import { readSource, type SourceFile } from '@/_config/source'
import type { Kind } from './token'

/** The files that verify a token of each kind, and those of the lax verifier. */
export const FILES: Readonly<Record<Kind | 'lax', readonly string[]>> = {
  opaque: ['app/_designs/strategies/database/read.ts'],
  JWS: ['verify', 'compact', 'header', 'claims-set'].map(
    (name) => `app/_designs/remedies/signed/${name}.ts`,
  ),
  JWE: ['app/_designs/strategies/jwt/read.ts'],
  lax: ['app/labs/forgery/vulnerable/lax.ts'],
}

/** The file in which NextAuth decrypts and checks a session token. */
const NEXT_AUTH = 'node_modules/@auth/core/jwt.js'

/** The source of a verifier, as it was built. For a JWE, it includes NextAuth's own. */
export async function verifierSources(kind: Kind | 'lax'): Promise<SourceFile[]> {
  const own = await Promise.all(FILES[kind].map(readSource))
  return kind === 'JWE' ? [decodeOf(await readSource(NEXT_AUTH)), ...own] : own
}

/** Only the function `decode` of that file; the whole file if there is none. */
function decodeOf({ path, text }: SourceFile): SourceFile {
  const found = text.match(/export async function decode\(.*?\n}\n/s)?.[0]
  return found ? { path: `${path}: decode`, text: found } : { path, text }
}
