import type { Design, Reading } from './design'
import { bearerToken, joinChunks } from './token'

/**
 * The token that a request presents to a design: an `Authorization: Bearer`, or else the design's own cookie.
 * Another scheme is somebody else's affair: a browser sends `Basic` along wherever a preview is protected by it.
 */
export function requestToken(design: Pick<Design, 'cookies'>, headers: Headers): string | null {
  const authorization = headers.get('authorization')
  if (authorization !== null && /^Bearer\b/i.test(authorization)) return bearerToken(authorization)
  return joinChunks(headers.get('cookie') ?? '', design.cookies.sessionToken)
}

/** The token of a request (null without one), and what the design says of it. */
export async function readRequest(design: Design, headers: Headers): Promise<{ token: string | null; reading: Reading }> {
  const token = requestToken(design, headers)
  return { token, reading: token === null ? { state: 'refused', code: 'no_token' } : await design.read(token) }
}
