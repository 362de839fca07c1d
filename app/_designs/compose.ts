import 'server-only'
import NextAuth from 'next-auth'
import { cookieNames } from '@/_config/cookies'
import { getEnv } from '@/_config/env'
import { isStoreUnavailable } from '@/_store/outage'
import { hasFailedLookup, withTrace } from '@/_trace/trace'
import { sessionCookieAttributes } from './base-config'
import type { Design, DesignParts, Reading, Remedy, Strategy, StrategyParts } from './design'

export interface DesignSpec {
  id: string
  label: string
  summary: string
  strategy: Strategy
  parts: StrategyParts
  remedies: readonly Remedy[]
}

/** Strategy + remedies, applied from left to right, become one NextAuth instance and one server port. */
export function compose({ parts: stock, ...named }: DesignSpec): Design {
  const { config, port } = named.remedies.reduce<DesignParts>((parts, remedy) => remedy.apply(parts), stock(named.id))
  return {
    ...named,
    auth: NextAuth(config),
    cookies: cookieNames(named.id, getEnv().https),
    cookieAttributes: sessionCookieAttributes(),
    read: (token) => truthfully(() => port.read(config, token)),
    inspect: (token) => port.inspect(config, token),
    devices: (userId, token) => port.devices(userId, token),
    revoke: (target) => port.revoke(target),
  }
}

/** Auth.js answers an outage like a sign-out: with null. The trace knows better. */
async function truthfully(read: () => Promise<Reading>): Promise<Reading> {
  try {
    const { value, trace } = await withTrace(read)
    return value.state === 'refused' && hasFailedLookup(trace) ? { state: 'unavailable' } : value
  } catch (error) {
    if (isStoreUnavailable(error)) return { state: 'unavailable' }
    throw error
  }
}
