import { clientAddress } from '@/_config/origin'
import { hashOf } from '@/_designs/remedies/refresh/refresh-token'
import { presentedRefreshToken } from '@/_designs/request/request-token'
import { runThatMade } from '@/_people/lab-run'
import { countAttempt } from '@/_people/rate-limits'
import { limitedBy } from '@/_people/run-pass'
import {
  type Context,
  json,
  refusal,
  rejectCrossOrigin,
  tooManyAttempts,
  unauthorized,
} from '../../_answers'
import { forDesign } from '../../_for-design'

type Params = { design: string }

/**
 * The content types that a page of another site can send without a preflight (Fetch,
 * "CORS-safelisted request-header").
 */
const FORM = /^\s*(text\/plain|application\/x-www-form-urlencoded|multipart\/form-data)\b/i

/**
 * Exchanges a refresh token for an access token and the next refresh token, if the design has them.
 */
const exchange = forDesign<Params>(async (request, design) => {
  if (design.refresh === null)
    return refusal(404, 'no_refresh', 'This design has no refresh tokens.')
  if (FORM.test(request.headers.get('content-type') ?? ''))
    return refusal(415, 'unsupported_media_type', 'Send no form: this request has no body.')
  const presented = presentedRefreshToken(design, request.headers)
  if (presented === null) return unauthorized(design, 'no_token')
  const run = await runThatMade(request.headers, { refreshTokenHash: hashOf(presented.token) })
  const wait =
    (await countAttempt('refreshes by address', limitedBy(request.headers, run))) ??
    (run && (await countAttempt('refreshes in runs', run.owner)))
  if (wait !== null) return tooManyAttempts(wait)
  const { token: refreshToken, from } = presented
  const done = await design.refresh({
    refreshToken,
    cookies: request.headers.get('cookie') ?? '',
    now: new Date(),
  })
  if (done.state === 'refused') {
    if (done.ended !== null) report(done.ended, request)
    return unauthorized(design, done.code)
  }
  const expires = done.expires.toISOString()
  if (from === 'bearer')
    return json({ token: done.token, refreshToken: done.refreshToken, expires })
  return withCookies(json({ expires }), done.setCookies)
})

export const POST = async (request: Request, context: Context<Params>): Promise<Response> =>
  rejectCrossOrigin(request) ?? exchange(request, context)

/**
 * A warning for the operator about a copied token (OWASP ASVS 5.0, 16.3.3). It contains the session
 * id, but no token.
 */
function report(sid: string, { headers }: Request): void {
  console.warn(
    `[auth] reuse of a refresh token: family ${sid} ended; it came from ${clientAddress(headers)}`,
  )
}

function withCookies(response: Response, lines: readonly string[]): Response {
  for (const line of lines) response.headers.append('set-cookie', line)
  return response
}
