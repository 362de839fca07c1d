import 'server-only'
import { getEnv } from '@/_config/env'
import { PURGE_INTERVAL_MS } from '@/_config/lifetimes'
import { oncePerProcess } from '@/_config/once-per-process'
import { database } from '@/_store/database'

/** Deletes every sandbox that is over, with its people and their sessions, and all that has expired. @returns rows deleted per kind. */
export async function purge(now: Date) {
  const past = { lt: now }
  // One after the other: a sandbox takes its sessions along, and two at once could each hold what the other waits for.
  await denyWhatOutlives(now)
  const sandboxes = await database().sandbox.deleteMany({ where: { expiresAt: past } })
  const sessions = await database().session.deleteMany({ where: { expires: past } })
  const tokenSessions = await database().tokenSession.deleteMany({ where: { expires: past } })
  const denials = await database().deniedSession.deleteMany({ where: { expires: past } })
  const tickets = await database().verificationToken.deleteMany({ where: { expires: past } })
  const limits = await database().rateLimiterFlexible.deleteMany({ where: { expire: past } })
  const counted = { sandboxes, sessions, tokenSessions, denials, tickets, limits }
  return Object.fromEntries(Object.entries(counted).map(([kind, { count }]) => [kind, count]))
}

/** Tokens outlive the people that are about to be deleted: whoever goes by a denylist shall refuse them. */
const denyWhatOutlives = (now: Date) => database().$executeRaw`
  INSERT INTO "DeniedSession" ("design", "sid", "expires")
  SELECT t."design", t."sid", t."expires" + interval '5 minutes' FROM "TokenSession" t
  JOIN "User" u ON u."id" = t."userId" JOIN "Sandbox" s ON s."id" = u."sandboxId"
  WHERE s."expiresAt" < ${now} AND t."expires" >= ${now} AND t."endedAt" IS NULL ON CONFLICT DO NOTHING`

/** Where no process lasts: to be called after an answer that made somebody. Purges at most once an hour in each process. */
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

/** Purges now and once an hour, in the background: what fails or takes long is no reason not to serve. */
export function keepPurging(run: (now: Date) => Promise<unknown> = purge): void {
  void attempt(run)
  setInterval(attempt, PURGE_INTERVAL_MS, run).unref()
}
