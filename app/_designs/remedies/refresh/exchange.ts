/** A request for a new access token. */
export interface Exchange {
  refreshToken: string
  /**
   * The `Cookie` header of the request, or ''. A session cookie in it must belong to the same
   * session.
   */
  cookies: string
  now: Date
}

/** The result of an exchange. An outage of the store is thrown, so that it signs nobody out. */
export type Exchanged =
  | {
      state: 'refreshed'
      /** The access token, which goes into the session cookie. */
      token: string
      refreshToken: string
      /** When the access token expires. */
      expires: Date
      /** Both cookies, as `Set-Cookie` lines. */
      setCookies: readonly string[]
    }
  | {
      state: 'refused'
      code: 'unknown_session' | 'revoked' | 'reused' | 'expired'
      /**
       * The family that this request ended because its token was used before; to be logged once.
       */
      ended: string | null
    }
