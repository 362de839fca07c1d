import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter, AdapterSession } from 'next-auth/adapters'
import type { AbsoluteOptions } from './options'

type Options = Pick<AbsoluteOptions, 'lifetimesOf'> & { now: () => Date }

/**
 * Limits session records. They need two columns, `endsAt` and `idleS`, which the adapter returns
 * with the session.
 */
export function boundedRecords<Config extends NextAuthConfig>(
  config: Config,
  adapter: Adapter,
  { lifetimesOf, now }: Options,
): Config {
  const methods = {
    async createSession(session) {
      const { absoluteS, idleS } = await lifetimesOf(session.userId)
      const endsAt = new Date(now().getTime() + absoluteS * 1000)
      const created = await adapter.createSession?.({
        ...session,
        ...{ endsAt, idleS },
        expires: moved(now(), { endsAt, idleS }),
      })
      if (!created) throw new TypeError('The adapter keeps no sessions.')
      return created
    },
    /** Limits the requested expiry to the bounds of the record. */
    async updateSession(session) {
      const found = (await adapter.getSessionAndUser?.(session.sessionToken)) ?? null
      if (found === null) return null
      const earned = moved(now(), boundsOf(found.session))
      return adapter.updateSession?.({
        ...session,
        expires: session.expires && session.expires < earned ? session.expires : earned,
      })
    },
  } satisfies Adapter
  return { ...config, adapter: { ...adapter, ...methods } }
}

interface Bounds {
  endsAt: Date
  idleS: number
}

const moved = (from: Date, { endsAt, idleS }: Bounds) =>
  new Date(Math.min(from.getTime() + idleS * 1000, endsAt.getTime()))

function boundsOf(session: AdapterSession & Partial<Record<keyof Bounds, unknown>>): Bounds {
  const { endsAt, idleS } = session
  // A record from before this remedy has no bounds, so it is not extended.
  return endsAt instanceof Date && typeof idleS === 'number'
    ? { endsAt, idleS }
    : { endsAt: session.expires, idleS: 0 }
}
