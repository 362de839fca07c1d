import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { codeOf, isAnswer, isStoreUnavailable, StoreUnavailable } from './outage'

type Noted = (outage: StoreUnavailable) => void

/**
 * The same config, where each piece that may ask a store says whether it got an answer: the `jwt` callback, the codec, the
 * adapter, and what is done at a sign-out.
 * @param noted told of each outage, before it is thrown
 */
export function watched<Config extends NextAuthConfig>(config: Config, noted: Noted): Config {
  const { adapter, jwt, callbacks, events } = config
  return {
    ...config,
    ...(adapter && { adapter: watchedAdapter(adapter, noted) }),
    ...(jwt && { jwt: watchedMethods(jwt, ['encode', 'decode'], noted) }),
    ...(callbacks && { callbacks: watchedMethods(callbacks, ['jwt'], noted) }),
    ...(events && { events: watchedMethods(events, ['signOut'], noted) }),
  }
}

const watchedAdapter = (adapter: Adapter, noted: Noted): Adapter =>
  watchedMethods(atEase(adapter), Object.keys(adapter), noted)

/** Prisma's adapter throws where it should delete or move on a record that is gone already (P2025): signing out twice is no outage. */
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

/** The same object with some of its methods watched; those that are not there stay away, since NextAuth asks for them. */
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
