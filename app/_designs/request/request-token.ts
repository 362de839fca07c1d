import type { Design } from '../design'
import type { Reading } from '../session'
import { bearerToken, joinChunks } from './token'

/**
 * The token of a request to a design: from `Authorization: Bearer`, or else from the design's own
 * cookie. Other schemes are ignored: a browser sends `Basic` to a preview that is protected by it.
 */
export function requestToken(design: Pick<Design, 'cookies'>, headers: Headers): string | null {
  return hasBearer(headers)
    ? bearerToken(headers.get('authorization'))
    : joinChunks(headers.get('cookie') ?? '', design.cookies.sessionToken)
}

/**
 * The refresh token of a request, and whether the next one goes into the cookie that held this one.
 */
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

/** The token of a request (null without one), and the reading of the design. */
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
