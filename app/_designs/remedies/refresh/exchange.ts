/** A request for a new access token. */
export interface Exchange {
  refreshToken: string
  /** The `Cookie` header that came along, or ''. A session cookie in it must be of the same session. */
  cookies: string
  now: Date
}

/** What came of it. An outage of the store is thrown, and nobody is signed out by it. */
export type Exchanged =
  | {
      state: 'refreshed'
      /** The access token, which the session cookie holds. */
      token: string
      refreshToken: string
      /** When the access token ends. */
      expires: Date
      /** Both, as `Set-Cookie` lines. */
      setCookies: readonly string[]
    }
  | {
      state: 'refused'
      code: 'unknown_session' | 'revoked' | 'reused' | 'expired'
      /** The family that this very request ended, because its token was used before; to be logged, once. */
      ended: string | null
    }
