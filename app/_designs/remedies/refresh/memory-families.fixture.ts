import type { Found } from './decide'
import type { Families } from './families'

interface Family extends Omit<Found, 'rotatedAt' | 'child'> {
  tokens: { hash: string; parentHash: string | null; rotatedAt: Date | null }[]
}

/**
 * For tests: families in memory that can be made to fail. Operations run one at a time, so no lock
 * is needed.
 */
export function memoryFamilies() {
  const kept = new Map<string, Family>()
  const state: { down: boolean; now?: () => Promise<Date> } = { down: false }
  const up = () => {
    if (state.down) throw new Error('SELECT a-token')
  }
  const end = (sid: string, endedBy: string) => {
    const family = kept.get(sid)
    if (family && family.endedAt === null) Object.assign(family, { endedAt: new Date(), endedBy })
  }
  const now = async () => (await state.now?.()) ?? new Date()
  const families: Families = {
    now,
    async begin({ token, user, hash, expires, replaces }) {
      up()
      const before = await replaces()
      if (before !== null) end(before, 'replaced')
      const createdAt = new Date()
      const sid = String(token.sid)
      kept.set(sid, {
        sid,
        userId: token.sub ?? user.id ?? '',
        createdAt,
        expires,
        endedAt: null,
        endedBy: null,
        tokens: [{ hash, parentHash: null, rotatedAt: null }],
      })
      return createdAt
    },
    async end(sid, endedBy) {
      up()
      end(sid, endedBy)
    },
    async transaction(work) {
      up()
      return work({
        now,
        async lock(hash) {
          const family = [...kept.values()].find(({ tokens }) =>
            tokens.some((one) => one.hash === hash),
          )
          const token = family?.tokens.find((one) => one.hash === hash)
          return family && token
            ? {
                ...family,
                rotatedAt: token.rotatedAt,
                child: family.tokens.find(({ parentHash }) => parentHash === hash) ?? null,
              }
            : null
        },
        async rotate(sid, { parent, child }, now) {
          const tokens = kept.get(sid)?.tokens ?? []
          for (const token of tokens) if (token.hash === parent) token.rotatedAt = now
          tokens.push({ hash: child, parentHash: parent, rotatedAt: null })
        },
        end: async (sid, endedBy) => end(sid, endedBy),
        claimsOf: async (userId) => ({ sub: userId, name: 'Ada' }),
      })
    },
  }
  return {
    families,
    state,
    live: () => [...kept.values()].filter(({ endedAt }) => endedAt === null).map(({ sid }) => sid),
  }
}
