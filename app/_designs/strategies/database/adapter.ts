import 'server-only'
import type { Adapter } from 'next-auth/adapters'
import { database } from '@/_store/database'

/** NextAuth's Prisma adapter, kept to the records of one design, and at ease with a record that is gone already. */
export function sessionRecords(adapter: Adapter, design: string): Adapter {
  return {
    ...adapter,
    async getSessionAndUser(sessionToken) {
      const found = (await adapter.getSessionAndUser?.(sessionToken)) ?? null
      return found && 'design' in found.session && found.session.design === design ? found : null
    },
    /** Signing out after a remote revoke finds nothing to delete, where Prisma's `delete` would throw: that is no error. */
    async deleteSession(sessionToken) {
      await database().session.deleteMany({ where: { sessionToken, design } })
    },
  }
}
