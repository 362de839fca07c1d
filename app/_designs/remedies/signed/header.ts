import 'server-only'
import { z } from 'zod'

/** Ed25519, by the name that RFC 8037 gives it. One algorithm: a token does not choose (RFC 8725, section 3.1). */
export const ALGORITHM = 'EdDSA'
/** Tokens of other kinds may one day be signed by the same keys (RFC 8725, section 3.11). */
export const TYPE = 'session+jwt'

/**
 * Exactly what we put in. Strict, so that nothing in it can name a key (`jwk`, `jku`, `x5c`, `x5u`; RFC 8725,
 * section 3.10) or ask for an extension (`crit`, `b64`).
 */
const schema = z.strictObject({ alg: z.literal(ALGORITHM), kid: z.string(), typ: z.literal(TYPE) })

/** @throws ZodError or SyntaxError for any other header. */
export const protectedHeader = (part: string) => schema.parse(JSON.parse(Buffer.from(part, 'base64url').toString()))
