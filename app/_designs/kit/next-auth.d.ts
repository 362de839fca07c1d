import 'next-auth'
import 'next-auth/jwt'
import type { Role } from '@/_people/person'
import type { SigningIn } from './sign-in'

declare module 'next-auth' {
  interface User {
    role?: Role
    /** Only while signing in. */
    signingIn?: SigningIn
  }
}

declare module 'next-auth/jwt' {
  interface JWT {
    role?: Role
    /** Stable over every re-issue: what a denylist can name. */
    sid?: string
    /** When the person signed in, in seconds, perhaps with a fraction (OpenID Connect Core, section 2). */
    auth_time?: number
    /** Beyond which no `exp` goes, in seconds since 1970; and how long the session may lie unused, in seconds. */
    session_exp?: number
    idle_s?: number
    /** Only on its way to the codec that makes a session record. */
    signingIn?: SigningIn
  }
}
