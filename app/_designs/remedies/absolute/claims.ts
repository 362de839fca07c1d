import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import { decode, encode } from 'next-auth/jwt'
import type { AbsoluteOptions } from './absolute'

type Options = Required<Pick<AbsoluteOptions, 'lifetimesOf' | 'now'>>

/** Two private claims, set at sign-in and carried through every re-issue: `session_exp`, beyond which no `exp` goes, and `idle_s`. */
export function boundedClaims<Config extends NextAuthConfig>(config: Config, { lifetimesOf, now }: Options): Config {
  const inner = config.callbacks?.jwt ?? (({ token }: { token: JWT }) => token)
  const codec = { encode, decode, ...config.jwt }
  const seconds = () => Math.floor(now().getTime() / 1000)
  return {
    ...config,
    callbacks: {
      ...config.callbacks,
      async jwt(params) {
        const token = await inner(params)
        if (token === null) return null
        if (params.trigger === 'signIn') {
          const { absoluteS, idleS } = await lifetimesOf(token.sub ?? '')
          return { ...token, session_exp: seconds() + absoluteS, idle_s: idleS }
        }
        if (token.session_exp === undefined || seconds() >= token.session_exp) throw refused('expired')
        return token
      },
    },
    jwt: {
      ...codec,
      encode: (params) => {
        const { session_exp = 0, idle_s = 0 } = params.token ?? {}
        const { maxAge = Number.POSITIVE_INFINITY } = params
        return codec.encode({ ...params, maxAge: Math.max(0, Math.min(maxAge, idle_s, session_exp - seconds())) })
      },
    },
  }
}

/** Known by its name: NextAuth ends the session at any error, and has no word for this one. */
const refused = (code: string) => Object.assign(new Error(`The token is refused: ${code}.`), { name: 'Refused', code })
