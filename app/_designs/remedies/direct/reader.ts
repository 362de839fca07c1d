import 'server-only'
import { cookies, headers } from 'next/headers'
import type { NextAuthConfig, Session } from 'next-auth'
import { isRefusal, secretsOf, sessionCookieName, tokenIn } from './as-nextauth'
import { readSession } from './read-session'

/**
 * Makes an `auth()` for pages, route handlers and actions that reads the session directly. It
 * returns the session, or null for a visitor without one.
 * @throws StoreUnavailable (by its name) while the store does not answer; a page then shows your
 * `error.tsx`, not "signed out"
 */
export function sessionReader(config: NextAuthConfig): () => Promise<Session | null> {
  let secrets: string[] | null = null
  return async () => {
    const name = sessionCookieName(config, { headers: await headers() })
    const token = tokenIn((await cookies()).getAll(), name)
    if (token === null) return null
    secrets ??= secretsOf(config)
    const named = {
      ...config,
      secret: secrets,
      cookies: { ...config.cookies, sessionToken: { ...config.cookies?.sessionToken, name } },
    }
    try {
      const { session, expires } = await readSession(named, token, new Date())
      // The session passes through JSON, as in NextAuth's session endpoint.
      const made: unknown = JSON.parse(
        JSON.stringify({ ...(typeof session === 'object' && session), expires }),
      )
      return isSession(made) ? made : null
    } catch (error) {
      if (isRefusal(error)) return null
      throw unavailable(error)
    }
  }
}

const isSession = (made: unknown): made is Session =>
  typeof made === 'object' && made !== null && 'expires' in made

/** An error without its cause, because Next would print the cause, which can contain a token. */
function unavailable(error: unknown): Error {
  console.error(`[auth] StoreUnavailable: ${error instanceof Error ? error.name : typeof error}`)
  const message =
    'Whether this session is good cannot be known right now. Nobody was signed out: try again.'
  return Object.assign(new Error(message), { name: 'StoreUnavailable', code: 'store_unavailable' })
}
