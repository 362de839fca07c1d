import 'server-only'
import type { JWTOptions } from 'next-auth/jwt'

type Encode = JWTOptions['encode']

const seconds = () => Math.floor(Date.now() / 1000)

/**
 * Gives a new token `lifetimeS`, and one that is merely re-issued the end that it had: NextAuth re-issues at every
 * read of the session, and a thief could keep a stolen token alive for ever by reading.
 * NextAuth's codec counts from a clock of its own. Should a second begin before it looks, the token would end one
 * later than it did, again and again; so it is made anew, with as much less.
 */
export const keepingExpiry =
  (encode: Encode, lifetimeS: number): Encode =>
  async (params) => {
    const exp = params.token?.exp
    if (typeof exp !== 'number') return encode({ ...params, maxAge: lifetimeS })
    for (let lateS = 0; ; lateS += 1) {
      const at = seconds()
      const issued = await encode({ ...params, maxAge: exp - at - lateS })
      if (seconds() - at <= lateS) return issued
    }
  }
