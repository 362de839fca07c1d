import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import NextAuth, { type NextAuthConfig, type NextAuthResult } from 'next-auth'
import { logger } from './logger'
import { outageIn, type StoreUnavailable } from './outage'
import { watched } from './watched'

export { isStoreUnavailable } from './outage'

type Handler = NextAuthResult['handlers']['GET']

/**
 * NextAuth, made to tell an outage from a sign-out. By itself it answers both alike: a callback that throws clears the
 * cookie for good, a lookup that fails is "200 null", and a sign-out that ended nothing is a redirect like any other.
 *
 * Give it the config that you would give to NextAuth, as the last of all wrappers. Whatever the `jwt` callback, the codec, an
 * adapter method or the `signOut` event throws, unless it is an answer, then comes out as a `StoreUnavailable`:
 * - a request to NextAuth's endpoints gets 503 with `{ error: { code: 'store_unavailable', message } }`, and no cookie;
 * - `auth()`, `signIn()`, `signOut()` and `unstable_update()` throw it: a page shows your `error.tsx`, not "signed out".
 * The log gets names only; a `logger` of your own is replaced.
 */
export function truthful(config: NextAuthConfig): NextAuthResult {
  const asked = new AsyncLocalStorage<{ outage: StoreUnavailable | null }>()
  const noted = (outage: StoreUnavailable) => {
    const seen = asked.getStore()
    if (seen) seen.outage ??= outage
  }
  const auth = NextAuth({ ...watched(config, noted), logger })

  /** Also where NextAuth swallowed the outage without a word to its logger. */
  const telling =
    (handler: Handler): Handler =>
    async (request) => {
      const seen: { outage: StoreUnavailable | null } = { outage: null }
      try {
        const response = await asked.run(seen, () => handler(request))
        return seen.outage === null ? response : unavailable(seen.outage)
      } catch (error) {
        const outage = seen.outage ?? outageIn(error)
        if (outage === null) throw error
        return unavailable(outage)
      }
    }

  return {
    ...auth,
    handlers: { GET: telling(auth.handlers.GET), POST: telling(auth.handlers.POST) },
  }
}

const unavailable = ({ code, message }: StoreUnavailable) =>
  Response.json(
    { error: { code, message } },
    { status: 503, headers: { 'cache-control': 'no-store' } },
  )
