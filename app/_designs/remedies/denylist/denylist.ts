import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { JWT } from 'next-auth/jwt'

/** A session as it is written down. */
export interface IssuedSession {
  /** Its name, which stays the same through every re-issue of its token. */
  sid: string
  userId: string
  /** When the last of its tokens will have expired, as far as is known by now. */
  until: Date
}

export interface Denylist {
  /** Whether this session has been denied. @throws when that cannot be known: nobody is let in on a guess. */
  has(token: JWT & { sid: string }): Promise<boolean>
  /** Denies a session until its last token must have expired. @throws when it was not written down: then nothing is revoked. */
  add(session: IssuedSession): Promise<void>
  /** Told of each session at its sign-in, and again once a day while it is used: so that all sessions of a person can be found. */
  note?(session: IssuedSession): Promise<void>
}

export interface DenylistOptions {
  /** When this remedy went live: tokens from before have no `sid`, and are taken until they expire. Without it, they are refused. */
  acceptOlder?: Date
  now?: () => Date
}

/** NextAuth's own, in seconds: how long a session lasts, and how long after its end a token is still taken. */
const MAX_AGE_S = 30 * 24 * 60 * 60
const TOLERANCE_S = 15
/** A renewal under way when its session is denied may still finish: its token must not outlive the entry. */
const MARGIN_S = 60
const DAY_S = 24 * 60 * 60

/**
 * Refuses a token by the name of its session, `sid`, which NextAuth's re-issues leave alone; by `jti` or by the
 * token's own hash, every re-issue would slip through. Signing out denies the session, so that a copy dies with it.
 * @throws TypeError for a config whose sessions are no tokens
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

  /** For a day longer, since that is how long it may go on before it is noted again. */
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

/** A token from before goes by its `jti`: its re-issues keep that as their `sid`, so that they end together. */
const olderName = ({ jti, iat }: JWT, acceptOlder: Date | undefined): string | null =>
  acceptOlder &&
  typeof jti === 'string' &&
  typeof iat === 'number' &&
  iat * 1000 < acceptOlder.getTime()
    ? jti
    : null

/** Known by its name: NextAuth ends the session at any error, and has no word for this one. */
const refused = (code: string) =>
  Object.assign(new Error(`The token is refused: ${code}.`), { name: 'Refused', code })
