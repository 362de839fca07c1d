import 'server-only'
import type { NextAuthConfig, NextAuthResult } from 'next-auth'
import { encode as encodeStock } from 'next-auth/jwt'
import { secretsOf } from './as-nextauth'
import type { Exchange, Exchanged } from './exchange'
import type { Families } from './families'
import { type GrantOutcome, grant } from './grant'
import { keepingExpiry } from './keep-expiry'
import { type Cookie, type Place, placeOf, sessionIn, type Whose } from './place'
import { exchangeRoute, orUnavailable, tellingOutages } from './route'
import { setCookie, setSessionCookie } from './set-cookie'
import { singleFlight } from './single-flight'
import { aroundSignIn } from './wrap-handlers'

export interface RefreshOptions {
  families: Families
  accessTokenLifetimeS: number
  absoluteLifetimeS: number
  reuseIntervalMs: number
  /** Where the refresh token is exchanged. */
  path?: string
  /** Of the refresh token; by default it is named like NextAuth's own, and sent to `path` only. */
  cookie?: Cookie
  /** Whose session a `Cookie` header names, even where its token has expired; by default, what the codec says of it. */
  sessionIn?(cookies: string): Promise<Whose | null>
}

type JwtCallback = NonNullable<NonNullable<NextAuthConfig['callbacks']>['jwt']>

const inSeconds = (moment: Date) => Math.floor(moment.getTime() / 1000)

/**
 * Access tokens that live for a minute, and opaque refresh tokens that are exchanged for the next one: rotated at
 * each use, kept as hashes, in families that end as a whole when a copy shows (RFC 9700, section 4.14.2).
 * Give `config` to NextAuth, `wrap` what it returns, and let a POST route answer with `route`.
 * @throws TypeError for a config whose sessions are no tokens
 */
export function refreshing<Config extends NextAuthConfig>(given: Config, options: RefreshOptions) {
  const {
    families,
    cookie,
    path = '/api/refresh',
    accessTokenLifetimeS,
    absoluteLifetimeS,
    reuseIntervalMs,
  } = options
  if ((given.session?.strategy ?? (given.adapter ? 'database' : 'jwt')) !== 'jwt')
    throw new TypeError(
      "refreshing() is for JWT sessions, and this config keeps them in its adapter: set session: { strategy: 'jwt' }.",
    )
  const place = (request: { headers: Headers; url?: string }) =>
    placeOf(given, cookie, path, request)
  let known: string[] | null = null
  const secretsNow = () => {
    known ??= secretsOf(given) // not before the first use: a build needs no secret
    return known
  }
  const whoseIn = async (cookies: string, at: Place) =>
    options.sessionIn
      ? options.sessionIn(cookies)
      : sessionIn({ ...given, secret: secretsNow() }, at, cookies)
  const { begin, endInAction, around } = aroundSignIn({
    families,
    absoluteLifetimeS,
    placeOf: place,
    sessionIn: whoseIn,
  })
  const once = singleFlight<GrantOutcome>()
  const encode = keepingExpiry(given.jwt?.encode ?? encodeStock, accessTokenLifetimeS)

  const jwt: JwtCallback = async (params) => {
    const token = given.callbacks?.jwt ? await given.callbacks.jwt(params) : params.token
    if (token === null || (params.trigger !== 'signIn' && params.trigger !== 'signUp')) return token
    const named = { ...token, sid: typeof token.sid === 'string' ? token.sid : crypto.randomUUID() }
    return { ...named, auth_time: inSeconds(await begin(params.user, named)) } // as every later token has it
  }

  async function exchange({ refreshToken, cookies, now }: Exchange, at: Place): Promise<Exchanged> {
    const secrets = secretsNow()
    const session = await whoseIn(cookies, at)
    let asked = false
    const ask = () => {
      asked = true
      return families.transaction((family) =>
        grant(family, { refreshToken, session, secrets, reuseIntervalMs, now }),
      )
    }
    // Ten tabs that wake at once want the same: they need not queue for ten transactions on one row.
    const outcome = await once(JSON.stringify([refreshToken, session?.sid, session?.sub]), ask)
    if (outcome.state === 'refused') return asked ? outcome : { ...outcome, ended: null } // one request ended it
    const { family, claims, child } = outcome
    const leftS = Math.floor((family.expires.getTime() - now.getTime()) / 1000)
    const exp = inSeconds(now) + Math.min(accessTokenLifetimeS, leftS)
    const { name: salt, options: kept } = at.session
    const token = await encode({
      token: { ...claims, sid: family.sid, auth_time: inSeconds(family.createdAt), exp },
      secret: secrets,
      salt,
    })
    const setCookies = [
      ...setSessionCookie(salt, token, kept, leftS, cookies),
      setCookie(at.refresh.name, child, at.refresh.options, leftS),
    ]
    return {
      state: 'refreshed',
      token,
      refreshToken: child,
      expires: new Date(exp * 1000),
      setCookies,
    }
  }

  return {
    config: {
      ...given,
      // The cookie outlives its token: without it, nobody could say that the token has expired.
      session: { ...given.session, maxAge: absoluteLifetimeS },
      jwt: { ...given.jwt, encode },
      callbacks: { ...given.callbacks, jwt },
    },
    /** Goes around NextAuth's handlers. @throws what the store throws */
    around,
    /** The exchange itself, where the config names the session cookie. @throws what the store throws */
    refresh: (asked: Exchange): Promise<Exchanged> =>
      exchange(asked, place({ headers: new Headers() })),
    /** All that NextAuth returns, with the refresh token set at a sign-in and its family ended at a sign-out: by the endpoints, and by `signIn()` and `signOut()`. */
    wrap(auth: NextAuthResult): NextAuthResult {
      const signOut: NextAuthResult['signOut'] = async (options) => {
        await orUnavailable(endInAction())
        return auth.signOut(options)
      }
      return { ...auth, signOut, handlers: tellingOutages(around(auth.handlers)) }
    },
    /** What the POST route of `path` answers with: 200 with both cookies, 401 for a refusal, 503 for an outage. */
    route: exchangeRoute(place, exchange),
  }
}
