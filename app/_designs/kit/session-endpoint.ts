import 'server-only'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { z } from 'zod'
import type { DesignConfig } from '../design'

/** The person in a session, as each strategy's `session` callback makes them. */
export const sessionUser = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['member', 'admin']),
})

/**
 * Asks NextAuth's own session endpoint about a token, in process: what `auth()` does for a page.
 * What it would send back as a cookie is dropped, so nothing is renewed in the browser.
 * @returns the session as the `session` callback made it, or null.
 */
export async function requestSession(config: DesignConfig, token: string): Promise<unknown> {
  const name = config.cookies.sessionToken?.name
  const request = new NextRequest(`http://localhost${config.basePath}/session`, {
    headers: { cookie: `${name}=${encodeURIComponent(token)}` },
  })
  const response = await NextAuth(config).handlers.GET(request)
  return response.ok ? response.json() : null
}
