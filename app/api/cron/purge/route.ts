import { createHash, timingSafeEqual } from 'node:crypto'
import { getEnv } from '@/_config/env'
import { bearerToken } from '@/_designs/request/token'
import { purge } from '@/_people/purge'
import { json, refusal, withErrorResponses } from '../../_answers'

/**
 * Deletes expired rows. The host's scheduler calls it with `Authorization: Bearer <CRON_SECRET>`.
 */
export const GET = (request: Request) => withErrorResponses(request, () => run(request))

async function run(request: Request): Promise<Response> {
  const { cronSecret } = getEnv()
  if (cronSecret === null)
    return refusal(
      503,
      'not_configured',
      'Set CRON_SECRET to let a scheduler purge what has expired.',
    )
  const given = bearerToken(request.headers.get('authorization'))
  if (given === null || !equal(given, cronSecret))
    return refusal(401, 'wrong_secret', 'Send the CRON_SECRET as a bearer token.', {
      headers: { 'www-authenticate': 'Bearer' },
    })
  return json({ purged: await purge(new Date()) })
}

/** Compares digests, so that the time reveals neither length nor content. */
const equal = (a: string, b: string) => timingSafeEqual(digest(a), digest(b))
const digest = (text: string) => createHash('sha256').update(text).digest()
