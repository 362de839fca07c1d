import 'next-auth'
import 'next-auth/jwt'
import type { Role } from '@/_people/person'
import type { SigningIn } from './sign-in'

declare module 'next-auth' {
  interface User {
    role?: Role
    /** Set only during a sign-in. */
    signingIn?: SigningIn
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    role?: Role
    /** The session id. Every re-issue keeps it, so that a denylist can use it. */
    sid?: string
    /**
     * The time of the sign-in, in seconds since 1970, with a fraction if known (OpenID Connect
     * Core, section 2).
     */
    auth_time?: number
    /**
     * The absolute expiry, which `exp` never exceeds, in seconds since 1970; and the idle time, in
     * seconds.
     */
    session_exp?: number
    idle_s?: number
    /** Set only until the codec has made a session record. */
    signingIn?: SigningIn
  }
}
