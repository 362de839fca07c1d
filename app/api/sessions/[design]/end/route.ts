import { z } from 'zod'
import { setSessionCookie } from '@/_designs/remedies/refresh/set-cookie'
import { bearerToken } from '@/_designs/request/token'
import { forAcceptedChange } from '../../../_accepted'
import { json, parseBody, unauthorized } from '../../../_answers'

const LONGEST_S = 3_600
const error = `Use a whole number of seconds from 1 to ${LONGEST_S}.`
const asked = z.strictObject({
  seconds: z.number(error).int(error).min(1, error).max(LONGEST_S, error),
})

/**
 * Shortens the caller's own session, so that its expiry can be seen without a wait of weeks. It
 * never extends a session.
 */
export const POST = forAcceptedChange<{ design: string }>(
  async ({ request, design, token, expires }) => {
    const body = await parseBody(request, asked)
    if (!body.ok) return body.response
    const now = new Date()
    const end = new Date(Math.min(now.getTime() + body.value.seconds * 1000, Date.parse(expires)))
    const shortened = await design.lab.shorten(token, end)
    if (shortened === null) return unauthorized(design, 'unknown_session')
    const response = json({ expires: end.toISOString() })
    // The browser keeps sending the cookie for a while, so that the refusal can be seen.
    const keptS = Math.max(1, Math.ceil((Date.parse(expires) - now.getTime()) / 1000))
    const lines = setSessionCookie(
      design.cookies.sessionToken,
      shortened,
      design.cookieAttributes,
      keptS,
      request.headers.get('cookie') ?? '',
    )
    // A client that sent the token as a bearer gets no cookie. `Basic` does not count.
    if (bearerToken(request.headers.get('authorization')) === null)
      for (const line of lines) response.headers.append('set-cookie', line)
    return response
  },
)
