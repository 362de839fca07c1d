import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'
import NextAuth, { type NextAuthConfig, type NextAuthResult } from 'next-auth'
import { logger } from './logger'
import { outageIn, type StoreUnavailable } from './outage'
import { watched } from './watched'

export { isStoreUnavailable } from './outage'

type Handler = NextAuthResult['handlers']['GET']

/**
 * NextAuth that keeps outages and sign-outs apart. By itself it treats both alike: if a callback
 * throws, it deletes the cookie; if a lookup fails, it answers "200 null"; and a failed sign-out is
 * a redirect like any other.
 *
 * Give it the config that you would give to NextAuth, after all other wrappers. An error of the
 * `jwt` or `session` callback, the codec, an adapter method, or the `session` or `signOut` event
 * becomes a `StoreUnavailable`, unless it is an answer:
 * - a request to NextAuth's endpoints gets 503 with
 *   `{ error: { code: 'store_unavailable', message } }`, and no cookie;
 * - `auth()`, `signIn()`, `signOut()` and `unstable_update()` throw it: a page shows your
 *   `error.tsx`, not "signed out".
 * The log gets names only; a `logger` of your own is replaced.
 */
export function truthful(config: NextAuthConfig): NextAuthResult {
  const asked = new AsyncLocalStorage<{ outage: StoreUnavailable | null }>()
  const noted = (outage: StoreUnavailable) => {
    const seen = asked.getStore()
    if (seen) seen.outage ??= outage
  }
  const auth = NextAuth({ ...watched(config, noted), logger })

  /** Throws the outage even if NextAuth swallowed it without a call to its logger. */
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
