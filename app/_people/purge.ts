import 'server-only'
import { getEnv } from '@/_config/env'
import { DENIAL_MARGIN_S, PURGE_INTERVAL_MS } from '@/_config/lifetimes'
import { oncePerProcess } from '@/_config/once-per-process'
import { database } from '@/_store/database'

/**
 * Deletes every expired sandbox with its people and their sessions, and all other expired rows.
 * @returns the number of deleted rows per kind
 */
export async function purge(now: Date) {
  const past = { lt: now }
  // Delete one kind after the other. A sandbox deletes its sessions too, so parallel statements
  // could lock each other out.
  await denyWhatOutlives(now)
  const sandboxes = await database().sandbox.deleteMany({ where: { expiresAt: past } })
  const sessions = await database().session.deleteMany({ where: { expires: past } })
  // A row is needed to deny a token, which may last longer at a server whose clock is behind.
  const longPast = { lt: new Date(now.getTime() - DENIAL_MARGIN_S * 1000) }
  const tokenSessions = await database().tokenSession.deleteMany({ where: { expires: longPast } })
  const denials = await database().deniedSession.deleteMany({ where: { expires: past } })
  const tickets = await database().verificationToken.deleteMany({ where: { expires: past } })
  const limits = await database().rateLimiterFlexible.deleteMany({ where: { expire: past } })
  const counted = { sandboxes, sessions, tokenSessions, denials, tickets, limits }
  return Object.fromEntries(Object.entries(counted).map(([kind, { count }]) => [kind, count]))
}

/**
 * Puts the token sessions of expired people on the denylist, because their tokens outlive the
 * people.
 */
const denyWhatOutlives = (now: Date) => database().$executeRaw`
  INSERT INTO "DeniedSession" ("design", "sid", "expires")
  SELECT t."design", t."sid", t."expires" + ${DENIAL_MARGIN_S} * interval '1 second' FROM "TokenSession" t
  JOIN "User" u ON u."id" = t."userId" JOIN "Sandbox" s ON s."id" = u."sandboxId"
  WHERE s."expiresAt" < ${now} AND t."expires" + ${DENIAL_MARGIN_S} * interval '1 second' >= ${now} AND t."endedAt" IS NULL ON CONFLICT DO NOTHING`

/**
 * Purges after a request that created a person, for hosts without a permanent process: at most once
 * an hour per process.
 */
export async function purgeInPassing(run: (now: Date) => Promise<unknown> = purge): Promise<void> {
  const last = oncePerProcess('last purge', () => ({ at: Number.NEGATIVE_INFINITY }))
  const now = performance.now()
  if (!getEnv().serverless || now - last.at < PURGE_INTERVAL_MS) return
  last.at = now
  await attempt(run)
}

const attempt = (run: (now: Date) => Promise<unknown>) =>
  run(new Date()).catch((error) =>
    console.error(`[purge] failed: ${error instanceof Error ? error.name : 'unknown reason'}`),
  )

/**
 * Purges now and once an hour, in the background. An error or a slow purge does not stop the
 * server.
 */
export function keepPurging(run: (now: Date) => Promise<unknown> = purge): void {
  void attempt(run)
  setInterval(attempt, PURGE_INTERVAL_MS, run).unref()
}
