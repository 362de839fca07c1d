import { siteIssuer } from '@/_config/origin'
import { site } from '@/_config/site'
import { securityText } from './text'

export const dynamic = 'force-dynamic' // its end moves on, or a build of last year would say that it is over

/**
 * Says where to report a vulnerability: at the repository of this site. 404 if no repository is
 * known.
 */
export function GET(): Response {
  const text =
    site.source && securityText({ source: site.source, origin: siteIssuer(), now: new Date() })
  return text
    ? new Response(text, {
        headers: {
          'content-type': 'text/plain; charset=utf-8',
          'cache-control': 'public, max-age=86400',
        },
      })
    : new Response('There is no contact: set SOURCE_URL to the address of the repository.\n', {
        status: 404,
        headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
      })
}
