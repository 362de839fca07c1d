import { type Answer, call } from '@/_client/call'

/** A person of this page, with a token of each design. It is never the visitor's own person. */
export interface LabSessions {
  pass: string
  erase: string
  sessions: readonly { design: string; token: string }[]
  /** The time of `performance.now()`. */
  since: number
}

/** Some designs issue a token for only one minute. */
const GOOD_FOR_MS = 40_000

/**
 * The open sessions, if they have the same designs and are still valid for a while; otherwise new
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

/** Deletes the person, also when the page closes. */
export async function closeSessions({ pass, erase }: LabSessions): Promise<void> {
  const body = JSON.stringify({ erase })
  await fetch('/api/visitors', {
    method: 'DELETE',
    headers: { 'content-type': 'application/json', 'x-lab-pass': pass },
    body,
    keepalive: true,
  }).catch(() => {})
}
