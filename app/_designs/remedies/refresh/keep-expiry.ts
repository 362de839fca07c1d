import 'server-only'
import type { JWTOptions } from 'next-auth/jwt'

type Encode = JWTOptions['encode']

const seconds = () => Math.floor(Date.now() / 1000)

/**
 * Gives a new token `lifetimeS` seconds, and keeps the expiry of a re-issued token. NextAuth
 * re-issues at every read of the session, so a thief could keep a stolen token alive for ever by
 * reading.
 * NextAuth's codec uses a clock of its own. If a second begins before it reads the clock, the token
 * would expire one second later, again and again. Then the token is made again with a shorter
 * lifetime.
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
