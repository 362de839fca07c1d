import type { Design } from '../design'
import type { Reading } from '../session'
import { bearerToken, joinChunks } from './token'

/**
 * The token that a request presents to a design: an `Authorization: Bearer`, or else the design's own cookie.
 * Another scheme is somebody else's affair: a browser sends `Basic` along wherever a preview is protected by it.
 */
export function requestToken(design: Pick<Design, 'cookies'>, headers: Headers): string | null {
  return hasBearer(headers)
    ? bearerToken(headers.get('authorization'))
    : joinChunks(headers.get('cookie') ?? '', design.cookies.sessionToken)
}

/** The refresh token of a request, and whether it wants the next one in the cookie that held this one. */
export function presentedRefreshToken(
  design: Pick<Design, 'cookies'>,
  headers: Headers,
): { token: string; from: 'bearer' | 'cookie' } | null {
  const from = hasBearer(headers) ? 'bearer' : 'cookie'
  const token =
    from === 'bearer'
      ? bearerToken(headers.get('authorization'))
      : joinChunks(headers.get('cookie') ?? '', design.cookies.refreshToken)
  return token === null ? null : { token, from }
}

const hasBearer = (headers: Headers) => /^Bearer\b/i.test(headers.get('authorization') ?? '')

/** The token of a request (null without one), and what the design says of it. */
export async function readRequest(
  design: Design,
  headers: Headers,
): Promise<{ token: string | null; reading: Reading }> {
  const token = requestToken(design, headers)
  return {
    token,
    reading: token === null ? { state: 'refused', code: 'no_token' } : await design.read(token),
  }
}
