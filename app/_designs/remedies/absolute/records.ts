import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter, AdapterSession } from 'next-auth/adapters'
import type { AbsoluteOptions } from './options'

type Options = Pick<AbsoluteOptions, 'lifetimesOf'> & { now: () => Date }

/** Needs two columns in the record, `endsAt` and `idleS`, which the adapter hands back with the session. */
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
    /** Whatever end is asked for, the record gets none that is later than it has earned. */
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
  // A record from before the remedy was put in has no bounds: it is not moved on any more.
  return endsAt instanceof Date && typeof idleS === 'number'
    ? { endsAt, idleS }
    : { endsAt: session.expires, idleS: 0 }
}
