import { getEnv } from '@/_config/env'
import { siteKeys } from '@/_designs/remedies/signed/site/site-keys'

/**
 * Public in every sense. Each key is here for a whole period before it signs, so an hour in a cache
 * harms nobody.
 */
const HEADERS = {
  'content-type': 'application/jwk-set+json',
  'cache-control': 'public, max-age=3600',
}

export const dynamic = 'force-dynamic' // a build has no secret, and the keys change with the time

/**
 * The public keys of the signed designs (RFC 7517, section 8.5), for services that verify their
 * tokens. Where nobody can sign in, there is none.
 */
export async function GET(): Promise<Response> {
  if (getEnv().accountsOff !== null)
    return Response.json({ keys: [] }, { headers: { ...HEADERS, 'cache-control': 'no-store' } })
  return Response.json(await siteKeys().published(new Date()), { headers: HEADERS })
}
