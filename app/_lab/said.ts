import { type Reply, Unexpected } from './reply'

/** The answer of `whoami`. */
export interface Said {
  status: number
  /** The code of the refusal; null when accepted. */
  code: string | null
  accepted: boolean
  role: string | null
  /** ISO 8601; null when refused. */
  expires: string | null
  /** The time from the request to the answer, in ms. */
  ms: number
  reply: Reply
}

/** The answer of `whoami` in a reply. */
export function saidOf(reply: Reply): Said {
  const { status, ms } = reply
  const { user, expires = null }: { user?: { role: string }; expires?: string | null } =
    status === 200 ? JSON.parse(reply.text) : {}
  return {
    status,
    ms,
    code: reply.code(),
    accepted: status === 200,
    role: user?.role ?? null,
    expires,
    reply,
  }
}

/**
 * How often an accepted check asked a store, as its answer says.
 * @throws Unexpected if the check was refused, or says nothing of it
 */
export function lookupsOf({ reply }: Said): number {
  const { trace } = reply.json<{ trace?: { lookups: number } }>(200)
  if (!trace) throw new Unexpected('The answer says nothing of its lookups.')
  return trace.lookups
}
