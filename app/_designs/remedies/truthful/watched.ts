import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { codeOf, isAnswer, isStoreUnavailable, StoreUnavailable } from './outage'

type Noted = (outage: StoreUnavailable) => void

/**
 * The same config, but each part that can use a store reports outages: the callbacks and the events
 * of a session, the codec, and the adapter.
 * @param noted is called with each outage before it is thrown
 */
export function watched<Config extends NextAuthConfig>(config: Config, noted: Noted): Config {
  const { adapter, jwt, callbacks, events } = config
  return {
    ...config,
    ...(adapter && { adapter: watchedAdapter(adapter, noted) }),
    ...(jwt && { jwt: watchedMethods(jwt, ['encode', 'decode'], noted) }),
    ...(callbacks && { callbacks: watchedMethods(callbacks, ['jwt', 'session'], noted) }),
    ...(events && { events: watchedMethods(events, ['session', 'signOut'], noted) }),
  }
}

const watchedAdapter = (adapter: Adapter, noted: Noted): Adapter =>
  watchedMethods(atEase(adapter), Object.keys(adapter), noted)

/**
 * Ignores Prisma's error for a missing record (P2025) when the adapter deletes or updates it: a
 * second sign-out is no outage.
 */
function atEase(adapter: Adapter): Adapter {
  const { deleteSession, updateSession } = adapter
  return {
    ...adapter,
    ...(deleteSession && {
      deleteSession: async (token) => orGone(async () => (await deleteSession(token)) ?? null),
    }),
    ...(updateSession && {
      updateSession: async (session) => orGone(async () => (await updateSession(session)) ?? null),
    }),
  }
}

async function orGone<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && codeOf(error) === 'P2025') return null
    throw error
  }
}

/**
 * The same object with some of its methods watched. Missing methods stay missing, because NextAuth
 * checks for them.
 */
function watchedMethods<Methods extends object>(
  methods: Methods,
  names: readonly string[],
  noted: Noted,
): Methods {
  return new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name, target)
      if (typeof method !== 'function' || !names.some((one) => one === name)) return method
      return async (...args: unknown[]) => {
        try {
          return await Reflect.apply(method, target, args)
        } catch (error) {
          if (isAnswer(error)) throw error
          const outage = isStoreUnavailable(error) ? error : new StoreUnavailable(error)
          noted(outage)
          throw outage
        }
      }
    },
  })
}
