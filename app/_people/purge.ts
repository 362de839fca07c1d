import 'server-only'
import { database } from '@/_store/database'

/** Deletes every sandbox that is over, with its people and their sessions, and all that has expired. @returns rows deleted per kind. */
export async function purge(now: Date) {
  const past = { lt: now }
  const [sandboxes, sessions, tickets, limits] = await Promise.all([
    database().sandbox.deleteMany({ where: { expiresAt: past } }),
    database().session.deleteMany({ where: { expires: past } }),
    database().verificationToken.deleteMany({ where: { expires: past } }),
    database().rateLimiterFlexible.deleteMany({ where: { expire: past } }),
  ])
  return { sandboxes: sandboxes.count, sessions: sessions.count, tickets: tickets.count, limits: limits.count }
}
