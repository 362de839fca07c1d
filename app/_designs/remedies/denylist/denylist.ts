import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { JWT } from 'next-auth/jwt'

/** A session in the list of issued sessions. */
export interface IssuedSession {
  /** The session id. Every re-issue of its token keeps it. */
  sid: string
  userId: string
  /** The latest expiry of any token of the session that is known so far. */
  until: Date
}

export interface Denylist {
  /**
   * Whether this session is denied.
   * @throws if the answer is unknown, so that no session is accepted on a guess
   */
  has(token: JWT & { sid: string }): Promise<boolean>
  /**
   * Denies a session until its last token has expired.
   * @throws if the entry could not be written; then nothing is revoked
   */
  add(session: IssuedSession): Promise<void>
  /**
   * Records each session at its sign-in, and again once a day while it is used, so that all
   * sessions of a person can be found.
   */
  note?(session: IssuedSession): Promise<void>
}

export interface DenylistOptions {
  /**
   * When this remedy went live. Older tokens have no `sid` and are accepted until they expire.
   * Without this option, they are refused.
   */
  acceptOlder?: Date
  now?: () => Date
}

/**
 * NextAuth's own defaults: the lifetime of a session, and the time for which a token is accepted
 * after its expiry. Both are in seconds.
 */
const MAX_AGE_S = 30 * 24 * 60 * 60
const TOLERANCE_S = 15
const DAY_S = 24 * 60 * 60
/**
 * The entry must outlive each token of the session by this time, in seconds. In the worst case, a
 * renewal finishes a minute after the denial, by a server whose clock is an hour ahead. A server
 * whose clock is an hour behind then reads the token.
 */
const MARGIN_S = 60 + 2 * 60 * 60

/**
 * Refuses a token by its session id, `sid`, which NextAuth keeps in every re-issue. An entry for
 * the `jti` or for the hash of the token would miss every re-issue. Signing out denies the session,
 * so that copies end too.
 * @throws TypeError if the config does not use JWT sessions
 */
export function denylist<Config extends NextAuthConfig>(
  config: Config,
  denied: Denylist,
  options: DenylistOptions = {},
): Config {
  const { session, adapter } = config
  if ((session?.strategy ?? (adapter ? 'database' : 'jwt')) !== 'jwt')
    throw new TypeError(
      "denylist() is for JWT sessions, and this config keeps them in its adapter: set session: { strategy: 'jwt' }.",
    )
  const inner = config.callbacks?.jwt ?? (({ token }: { token: JWT }) => token)
  const now = () => options.now?.() ?? new Date()
  const seconds = () => Math.floor(now().getTime() / 1000)

  const issued = (sid: string, { sub = '' }: JWT): IssuedSession => {
    const lastsS = (session?.maxAge ?? MAX_AGE_S) + TOLERANCE_S + MARGIN_S
    return { sid, userId: sub, until: new Date(now().getTime() + lastsS * 1000) }
  }

  /** Records a session with one more day, because it is recorded again only after a day. */
  async function noted<Named extends JWT & { sid: string }>(token: Named): Promise<Named> {
    if (!denied.note || (typeof token.noted_at === 'number' && seconds() - token.noted_at < DAY_S))
      return token
    const { until, ...rest } = issued(token.sid, token)
    await denied.note({ ...rest, until: new Date(until.getTime() + DAY_S * 1000) })
    return { ...token, noted_at: seconds() }
  }

  return {
    ...config,
    callbacks: {
      ...config.callbacks,
      async jwt(params) {
        const token = await inner(params)
        if (token === null) return null
        if (params.trigger === 'signIn' || params.trigger === 'signUp')
          return noted({ ...token, sid: nameOf(token) ?? crypto.randomUUID() })
        const sid = nameOf(token) ?? olderName(token, options.acceptOlder)
        if (sid === null || (await denied.has({ ...token, sid }))) throw refused('revoked')
        return noted({ ...token, sid })
      },
    },
    events: {
      ...config.events,
      async signOut(message) {
        await config.events?.signOut?.(message)
        const token = 'token' in message ? message.token : null
        const sid = token && (nameOf(token) ?? olderName(token, options.acceptOlder))
        if (sid) await denied.add(issued(sid, token))
      },
    },
  }
}

const nameOf = ({ sid }: JWT): string | null => (typeof sid === 'string' && sid !== '' ? sid : null)

/**
 * The session id of an older token is its `jti`. Its re-issues keep it as their `sid`, so that they
 * end together.
 */
const olderName = ({ jti, iat }: JWT, acceptOlder: Date | undefined): string | null =>
  acceptOlder &&
  typeof jti === 'string' &&
  typeof iat === 'number' &&
  iat * 1000 < acceptOlder.getTime()
    ? jti
    : null

/**
 * An error with the name 'Refused'. NextAuth ends the session at any error and has no class for
 * this one.
 */
const refused = (code: string) =>
  Object.assign(new Error(`The token is refused: ${code}.`), { name: 'Refused', code })
