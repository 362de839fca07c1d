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
  /** The route that exchanges the refresh token. */
  path?: string
  /**
   * The cookie of the refresh token. By default its name is like NextAuth's own, and the browser
   * sends it to `path` only.
   */
  cookie?: Cookie
  /** The session in a `Cookie` header, even of an expired token. By default the codec reads it. */
  sessionIn?(cookies: string): Promise<Whose | null>
}

type JwtCallback = NonNullable<NonNullable<NextAuthConfig['callbacks']>['jwt']>

const inSeconds = (moment: Date) => Math.floor(moment.getTime() / 1000)

/**
 * Makes access tokens that live for one minute, and opaque refresh tokens that are exchanged for
 * the next pair. Refresh tokens are rotated at each use and stored as hashes. A whole family ends
 * when a copy is used (RFC 9700, section 4.14.2). Give `config` to NextAuth, `wrap` its result, and
 * export `route` as a POST route.
 * @throws TypeError if the config does not use JWT sessions
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
    known ??= secretsOf(given) // at the first use, because a build needs no secret
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
    // Every later token has the same sign-in time.
    return { ...named, auth_time: inSeconds(await begin(params.user, named)) }
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
    // Ten tabs that wake together send the same request. They share one transaction.
    const outcome = await once(JSON.stringify([refreshToken, session?.sid, session?.sub]), ask)
    // Of the requests that shared the transaction, only one reports that the family ended.
    if (outcome.state === 'refused') return asked ? outcome : { ...outcome, ended: null }
    const { family, claims, child } = outcome
    const leftS = Math.floor(outcome.leftMs / 1000)
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
      // The cookie outlives its token. Without the cookie, the server could not tell that the token
      // has expired.
      session: { ...given.session, maxAge: absoluteLifetimeS },
      jwt: { ...given.jwt, encode },
      callbacks: { ...given.callbacks, jwt },
    },
    /**
     * Wraps NextAuth's handlers.
     * @throws the errors of the store
     */
    around,
    /**
     * Exchanges a refresh token, if the config names the session cookie.
     * @throws the errors of the store
     */
    refresh: (asked: Exchange): Promise<Exchanged> =>
      exchange(asked, place({ headers: new Headers() })),
    /**
     * Wraps the result of NextAuth: a sign-in sets the refresh token, and a sign-out ends its
     * family, through the endpoints and through `signIn()` and `signOut()`.
     */
    wrap(auth: NextAuthResult): NextAuthResult {
      const signOut: NextAuthResult['signOut'] = async (options) => {
        await orUnavailable(endInAction())
        return auth.signOut(options)
      }
      return { ...auth, signOut, handlers: tellingOutages(around(auth.handlers)) }
    },
    /** The POST route of `path`: 200 with both cookies, 401 for a refusal, 503 for an outage. */
    route: exchangeRoute(place, exchange),
  }
}
