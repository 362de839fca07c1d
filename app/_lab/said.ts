import type { Reply } from './reply'

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
export function saidBy(reply: Reply): Said {
  const { status, ms } = reply
  const { user, expires = null }: { user?: { role: string }; expires?: string | null } =
    status === 200 ? JSON.parse(reply.text) : {}
  return {
    ...{ status, ms, reply, expires },
    code: reply.code(),
    accepted: status === 200,
    role: user?.role ?? null,
  }
}
