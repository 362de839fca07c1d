import 'server-only'
import type { NextAuthConfig } from 'next-auth'
import type { JWT } from 'next-auth/jwt'
import { decode, encode } from 'next-auth/jwt'
import type { AbsoluteOptions } from './options'

type Options = Omit<AbsoluteOptions, 'idleS' | 'now'> & { now: () => Date }

/**
 * Sets two private claims at sign-in and keeps them in every re-issue: `session_exp`, which `exp`
 * never exceeds, and `idle_s`. Both are in seconds.
 */
export function boundedClaims<Config extends NextAuthConfig>(
  config: Config,
  { lifetimesOf, acceptOlder, now }: Options,
): Config {
  const inner = config.callbacks?.jwt ?? (({ token }: { token: JWT }) => token)
  const codec = { encode, decode, ...config.jwt }
  const seconds = () => Math.floor(now().getTime() / 1000)

  async function beginning(token: JWT, atS: number): Promise<JWT> {
    const { absoluteS, idleS } = await lifetimesOf(token.sub ?? '')
    return { ...token, session_exp: atS + absoluteS, idle_s: idleS }
  }

  return {
    ...config,
    callbacks: {
      ...config.callbacks,
      async jwt(params) {
        const token = await inner(params)
        if (token === null) return null
        if (params.trigger === 'signIn' || params.trigger === 'signUp')
          return beginning(token, seconds())
        const bounded = isOlder(token, acceptOlder)
          ? await beginning(token, Math.floor(acceptOlder.getTime() / 1000))
          : token
        if (seconds() >= (numberOf(bounded.session_exp) ?? 0)) throw refused('expired')
        return bounded
      },
    },
    jwt: {
      ...codec,
      encode: (params) => {
        const { session_exp, idle_s } = params.token ?? {}
        const { maxAge = Number.POSITIVE_INFINITY } = params
        return codec.encode({
          ...params,
          maxAge: Math.max(
            0,
            Math.min(maxAge, numberOf(idle_s) ?? 0, (numberOf(session_exp) ?? 0) - seconds()),
          ),
        })
      },
    },
  }
}

const numberOf = (claim: unknown): number | null => (typeof claim === 'number' ? claim : null)

const isOlder = ({ session_exp, iat }: JWT, acceptOlder: Date | undefined): acceptOlder is Date =>
  acceptOlder !== undefined &&
  session_exp === undefined &&
  typeof iat === 'number' &&
  iat * 1000 < acceptOlder.getTime()

/**
 * An error with the name 'Refused'. NextAuth ends the session at any error and has no class for
 * this one.
 */
const refused = (code: string) =>
  Object.assign(new Error(`The token is refused: ${code}.`), { name: 'Refused', code })
