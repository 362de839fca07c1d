import 'server-only'
import NextAuth from 'next-auth'
import { cookieNames } from '@/_config/cookies'
import { getEnv } from '@/_config/env'
import { isStoreUnavailable } from '@/_store/outage'
import { hasFailedLookup, withTrace } from '@/_trace/trace'
import type { Design, DesignParts, Remedy, StockStrategy } from './design'
import { sessionCookieAttributes } from './kit/base-config'
import { boundedTimes } from './kit/bounded-times'
import { type Server, THIS_SERVER } from './kit/server'
import { labPort } from './lab-port/of-design'
import { NO_SUCH_SESSION, type Reading } from './session'

export interface DesignSpec {
  id: string
  label: string
  summary: string
  goesBy: string
  stock: StockStrategy
  remedies: readonly Remedy[]
}

/**
 * Composes a strategy and its remedies, applied from left to right, to one NextAuth instance and
 * one server port.
 */
export function compose(
  { stock, remedies, ...named }: DesignSpec,
  server: Server = THIS_SERVER,
): Design {
  const parts = remedies.reduce<DesignParts>(
    (before, remedy) => remedy.apply(before),
    stock.parts(named.id, server),
  )
  const { port, renewal, guarantees, wrapHandlers, refresh = null } = parts
  // A stock design stays as NextAuth makes it. NextAuth checks only the `exp` of a token.
  const bounded =
    remedies.length === 0 ? parts.config : boundedTimes(parts.config, guarantees.lifetimeS)
  const config = stock.finalize(bounded)
  const auth = NextAuth(config)
  return {
    ...named,
    strategy: stock.strategy,
    remedies,
    renewal,
    guarantees,
    refresh,
    auth: { ...auth, handlers: wrapHandlers ? wrapHandlers(auth.handlers) : auth.handlers },
    cookies: cookieNames(named.id, getEnv().https),
    cookieAttributes: sessionCookieAttributes(),
    read: (token, now = new Date()) => truthfully(() => port.read(config, token, now)),
    readToAct: (token) =>
      truthfully(async () => {
        const reading = await port.read(config, token, new Date())
        const code =
          reading.state === 'accepted' ? ((await port.ended?.(config, token)) ?? null) : null
        return code === null ? reading : { state: 'refused', code }
      }),
    inspect: (token) => port.inspect(config, token),
    devices: (userId, token) => port.devices(config, userId, token),
    // A text in PostgreSQL cannot contain NUL, so a query with one would be an error.
    revoke: async (target) =>
      target.scope === 'one' && target.deviceId.includes('\0')
        ? NO_SUCH_SESSION
        : port.revoke(config, target),
    lab: labPort({ config, guarantees, server }),
  }
}

/**
 * Reports an outage as unavailable. Auth.js answers null in an outage, as after a sign-out, but the
 * trace has the failed lookup.
 */
async function truthfully(read: () => Promise<Reading>): Promise<Reading> {
  try {
    const { value, trace } = await withTrace(read)
    return value.state === 'refused' && hasFailedLookup(trace) ? { state: 'unavailable' } : value
  } catch (error) {
    if (isStoreUnavailable(error)) return { state: 'unavailable' }
    throw error
  }
}
