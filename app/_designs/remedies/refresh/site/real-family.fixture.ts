import { randomUUID } from 'node:crypto'
import type { Person } from '@/_people/person'
import { database } from '@/_store/database'
import { refreshing } from '../refresh'
import { hashOf } from '../refresh-token'
import { Crash, type Fault, faulty } from './crash.fixture'
import { tokenFamilies } from './token-families'

export const INTERVAL_MS = 10_000
export const LIFETIME_MS = 60 * 60 * 1000
const SERVERS = 3
const families = tokenFamilies('interleavings', async () => null)

const server = (fault: () => Fault | null) =>
  refreshing(
    {
      providers: [],
      secret: 'a secret of this test alone',
      cookies: { sessionToken: { name: 'session' } },
      jwt: { encode: async () => 'access token' },
    },
    {
      families: faulty(families, fault),
      sessionIn: async () => null,
      cookie: { name: 'refresh', options: {} },
      accessTokenLifetimeS: 60,
      absoluteLifetimeS: LIFETIME_MS / 1000,
      reuseIntervalMs: INTERVAL_MS,
    },
  )

/** The remedy with the real store, and servers that can crash at any step of a refresh. */
export class RealFamily {
  readonly sid = randomUUID()
  fault: Fault | null = null
  /** Several servers, so that simultaneous requests meet in the store, not in one server. */
  readonly #servers = Array.from({ length: SERVERS }, () => server(() => this.fault))

  /** Signs in a person with `first` as the refresh token; `seen` identifies the credentials. */
  async begin(first: string, now: number, person: Person, seen: string) {
    const user = { ...person, signingIn: { label: 'Test', seen, ticket: null, replaces: null } }
    await families.begin({
      token: { sub: person.id, sid: this.sid },
      user,
      hash: hashOf(first),
      expires: new Date(now + LIFETIME_MS),
      replaces: async () => null,
    })
  }

  /** The next token, the code of a refusal, or the fact that the server crashed. */
  async refresh(refreshToken: string, now: number, at = 0): Promise<string> {
    try {
      const done = await this.#servers[at % SERVERS]?.refresh({
        refreshToken,
        cookies: '',
        now: new Date(now),
      })
      return done?.state === 'refreshed' ? done.refreshToken : (done?.code ?? 'no server')
    } catch (error) {
      if (error instanceof Crash) return 'crash'
      throw error
    }
  }

  revoke = () => families.end(this.sid, 'revoked')

  async stored() {
    const { endedAt, refreshTokens } = await database().tokenSession.findUniqueOrThrow({
      where: { sid: this.sid },
      include: { refreshTokens: true },
    })
    return {
      ended: endedAt !== null,
      live: refreshTokens.filter(({ rotatedAt }) => rotatedAt === null).length,
      all: refreshTokens.length,
    }
  }
}
