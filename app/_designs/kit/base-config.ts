import 'server-only'
import { cookieNames } from '@/_config/cookies'
import { getEnv } from '@/_config/env'
import { SESSION_MAX_AGE_S, SESSION_UPDATE_AGE_S } from '@/_config/lifetimes'
import type { CookieAttributes, Renewal } from '../design'
import { authLogger } from './auth-logger'
import type { Server } from './server'
import { peopleProvider } from './sign-in'

/** Auth.js's own attributes, with `Secure` set by the configuration. */
export const sessionCookieAttributes = (): CookieAttributes => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: getEnv().https,
})

const basePath = (id: string) => `/api/auth/${id}`

/** The renewal by NextAuth's session endpoint, which its own client calls too. */
export const sessionEndpoint = (id: string): Renewal => ({
  method: 'GET',
  path: `${basePath(id)}/session`,
})

/**
 * The config that every NextAuth instance of this site shares: its own path, its own cookie names,
 * and the one provider.
 */
export function baseConfig(id: string, server: Server) {
  const { secret, previousSecret, https } = getEnv()
  const names = cookieNames(id, https)
  const options = sessionCookieAttributes()
  return {
    basePath: basePath(id),
    // NextAuth issues with the first secret, and accepts both
    secret: server.secret ?? (previousSecret === null ? secret : [secret, previousSecret]),
    trustHost: true, // the route passes in a request whose origin it has already checked
    useSecureCookies: https,
    providers: [peopleProvider(id, names.sessionToken)],
    pages: { signIn: '/sign-in', error: '/sign-in' },
    session: { maxAge: SESSION_MAX_AGE_S, updateAge: SESSION_UPDATE_AGE_S },
    cookies: {
      sessionToken: { name: names.sessionToken, options },
      csrfToken: { name: names.csrfToken, options },
      callbackUrl: { name: names.callbackUrl, options },
      pkceCodeVerifier: { name: names.pkceCodeVerifier, options },
      state: { name: names.state, options },
      nonce: { name: names.nonce, options },
    },
    logger: authLogger,
  }
}
