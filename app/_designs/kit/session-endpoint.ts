import 'server-only'
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { z } from 'zod'
import type { DesignConfig } from '../design'

/** The person in a session, as each strategy's `session` callback returns it. */
export const sessionUser = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['member', 'admin']),
})

/**
 * Sends a token to NextAuth's own session endpoint, in process, as `auth()` does for a page. The
 * cookies of the answer are dropped, so the browser's session is not renewed.
 * @returns the result of the `session` callback, or null
 */
export async function requestSession(config: DesignConfig, token: string): Promise<unknown> {
  const name = config.cookies.sessionToken?.name
  const request = new NextRequest(`http://localhost${config.basePath}/session`, {
    headers: { cookie: `${name}=${encodeURIComponent(token)}` },
  })
  const response = await NextAuth(config).handlers.GET(request)
  return response.ok ? response.json() : null
}
