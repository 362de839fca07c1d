import type { RefusalCode } from '../session'

/** One sentence for people per refusal code. */
export const REFUSALS: Record<RefusalCode, string> = {
  no_token: 'You are not signed in to this design: sign in first.',
  malformed: 'That is not a token of this design: sign in again.',
  bad_signature: 'That token was not issued by this site, or it was changed: sign in again.',
  expired: 'The session has expired: sign in again.',
  unknown_session: 'There is no such session: it has ended. Sign in again.',
  revoked: 'The session was revoked: sign in again.',
  reused: 'That refresh token was used before, so its whole family has ended: sign in again.',
}
