import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import { encode as encodeStock } from 'next-auth/jwt'
import { aroundSignIn } from './around'
import type { Exchange, Exchanged } from './exchange'
import type { Families } from './families'
import { grant, type Outcome } from './grant'
import { joined } from './joined'
import { keepingExpiry } from './keep-expiry'
import { type CookieOptions, setCookie, setSessionCookie } from './set-cookie'

export interface RefreshOptions {
  families: Families
  /** Whose session a `Cookie` header names, even where its token has expired; null for none, or for what is no token of ours. */
  sessionIn(cookies: string): Promise<{ sub: string; sid: string } | null>
  /** Of the refresh token: a path of its own, so that it travels to nobody who does not need it. */
  cookie: { name: string; options: CookieOptions }
  accessTokenLifetimeS: number
  absoluteLifetimeS: number
  reuseIntervalMs: number
}

type JwtCallback = NonNullable<NonNullable<NextAuthConfig['callbacks']>['jwt']>

const inSeconds = (moment: Date) => Math.floor(moment.getTime() / 1000)

/**
 * Access tokens that live for a minute, and opaque refresh tokens that are exchanged for the next one: rotated at
 * each use, kept as hashes, in families that end as a whole when a copy shows (RFC 9700, section 4.14.2).
 * Give the config to NextAuth, wrap its handlers in `around`, and let a POST route answer with `refresh`.
 * The config that comes in must name its session cookie and its secret, and set a `sid` at sign-in.
 */
export function refreshing<Config extends Pick<NextAuthConfig, 'secret' | 'cookies' | 'session' | 'jwt' | 'callbacks'>>(
  config: Config,
  options: RefreshOptions,
) {
  const { families, sessionIn, cookie, accessTokenLifetimeS, absoluteLifetimeS, reuseIntervalMs } = options
  const secrets = [config.secret ?? []].flat()
  const { name: salt = '', options: cookieOptions = {} } = config.cookies?.sessionToken ?? {}
  if (secrets.length === 0 || salt === '') throw new TypeError('The config must name its session cookie and its secret.')
  const { begin, around } = aroundSignIn(options, salt)
  const once = joined<Outcome>()
  const encode = keepingExpiry(config.jwt?.encode ?? encodeStock, accessTokenLifetimeS)

  const jwt: JwtCallback = async (params) => {
    const token = config.callbacks?.jwt ? await config.callbacks.jwt(params) : params.token
    if (params.trigger !== 'signIn' || token === null) return token
    return { ...token, auth_time: inSeconds(await begin(params.user, token)) } // as every later token has it
  }

  async function refresh({ refreshToken, cookies, now }: Exchange): Promise<Exchanged> {
    const session = await sessionIn(cookies)
    let asked = false
    const ask = () => {
      asked = true
      return families.transaction((family) => grant(family, { refreshToken, session, secrets, reuseIntervalMs, now }))
    }
    // Ten tabs that wake at once want the same: they need not queue for ten transactions on one row.
    const outcome = await once(JSON.stringify([refreshToken, session?.sid, session?.sub]), ask)
    if (outcome.state === 'refused') return asked ? outcome : { ...outcome, ended: null } // one request ended it
    const { family, claims, child } = outcome
    const leftS = Math.floor((family.expires.getTime() - now.getTime()) / 1000)
    const exp = inSeconds(now) + Math.min(accessTokenLifetimeS, leftS)
    const token = await encode({ token: { ...claims, sid: family.sid, auth_time: inSeconds(family.createdAt), exp }, secret: secrets, salt })
    const setCookies = [...setSessionCookie(salt, token, cookieOptions, leftS, cookies), setCookie(cookie.name, child, cookie.options, leftS)]
    return { state: 'refreshed', token, refreshToken: child, expires: new Date(exp * 1000), setCookies }
  }

  return {
    config: {
      ...config,
      // The cookie outlives its token: without it, nobody could say that the token has expired.
      session: { ...config.session, maxAge: absoluteLifetimeS },
      jwt: { ...config.jwt, encode },
      callbacks: { ...config.callbacks, jwt },
    },
    around,
    refresh,
  }
}
