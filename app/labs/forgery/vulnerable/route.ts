// VULNERABLE: the only entrance to the lax verifier. It is off in production unless
// LAB_VULNERABLE=on.
import 'server-only'
import { getEnv } from '@/_config/env'
import { siteKeys } from '@/_designs/remedies/signed/site/site-keys'
import { bearerToken } from '@/_designs/request/token'
import { laxOpinion } from './lax'

const answer = (body: object, status: number) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } })

/**
 * The lax verdict on an `Authorization: Bearer`: 200 `{ wouldAccept, because, claims }`, 401 `{
 * wouldAccept, because }`, or 404 `switched_off`. No other route uses this verdict, so it gives no
 * access.
 */
export async function GET(request: Request): Promise<Response> {
  if (!getEnv().labVulnerable) {
    const message =
      'The lax verifier is switched off on this site: its operator can switch it on with LAB_VULNERABLE=on.'
    return answer({ error: { code: 'switched_off', message } }, 404)
  }
  const now = new Date()
  const { keys } = await siteKeys().published(now)
  const opinion = laxOpinion(
    bearerToken(request.headers.get('authorization')) ?? '',
    keys,
    now.getTime(),
  )
  return answer(opinion, opinion.wouldAccept ? 200 : 401)
}
