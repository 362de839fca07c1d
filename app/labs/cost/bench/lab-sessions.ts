import { type Answer, call } from '@/_client/call'

/**
 * A person who was made for this page, and the tokens by which designs accept them. Never the
 * visitor's own.
 */
export interface LabSessions {
  pass: string
  erase: string
  sessions: readonly { design: string; token: string }[]
  /** `performance.now()` */
  since: number
}

/** Some designs give a token for no longer than a minute. */
const GOOD_FOR_MS = 40_000

/**
 * Those that are open, as long as they are for the same designs and good for a while; else new
 * ones.
 */
export async function openSessions(
  open: LabSessions | null,
  designs: readonly string[],
): Promise<Answer<LabSessions>> {
  const same =
    open !== null && designs.every((id) => open.sessions.some(({ design }) => design === id))
  if (same && performance.now() - open.since < GOOD_FOR_MS) return { ok: true, value: open }
  if (open !== null) await closeSessions(open)
  const made = await call<Omit<LabSessions, 'since'>>('POST', '/api/labs/sessions', {
    body: { designs: [...new Set(designs)] },
  })
  return made.ok ? { ok: true, value: { ...made.value, since: performance.now() } } : made
}

/** Deletes that person, also while the page is being left. */
export async function closeSessions({ pass, erase }: LabSessions): Promise<void> {
  const body = JSON.stringify({ erase })
  await fetch('/api/visitors', {
    method: 'DELETE',
    headers: { 'content-type': 'application/json', 'x-lab-pass': pass },
    body,
    keepalive: true,
  }).catch(() => {})
}
