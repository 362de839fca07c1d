import { z } from 'zod'
import { cookieEffect } from '../../app/_designs/remedies/refresh/set-cookie'
import { bearer, cookiesOf, sessionCookie } from '../fixtures/auth'
import { newAddress } from '../fixtures/client-ip'
import { refreshPath } from '../fixtures/refresh'
import { anyOf } from './figure'
import type { Process } from './rig'
import type { HeldSession } from './sessions'

export interface Asked {
  /** Whether the question only reads. Then it opens nothing that outlives the token. */
  reads: boolean
  /** `broken` is an answer that the wire contract does not have. */
  verdict: 'accepted' | 'refused' | 'unavailable' | 'broken'
  /** Whether the answer deletes the session cookie of the browser. */
  clears: boolean
  /** The question, the status and the code of the answer, for a report; no token. */
  text: string
  body: string
}

type Question = (session: HeldSession) => {
  method?: 'POST'
  path: string
  headers: Record<string, string>
  body?: string
}

/** The ways to open something with a session; each request changes nothing. */
const READING: readonly [Question, ...Question[]] = [
  ({ design: { id }, token }) => ({ path: `/api/whoami/${id}`, headers: sessionCookie(id, token) }),
  ({ design: { id }, token }) => ({ path: `/api/whoami/${id}`, headers: bearer(token) }),
  ({ design: { id }, token }) => ({
    path: `/api/auth/${id}/session`,
    headers: sessionCookie(id, token),
  }),
  ({ design: { id }, token }) => ({
    path: `/api/sessions/${id}`,
    headers: sessionCookie(id, token),
  }),
]

/** Asks for one more session, which a revoked one must not get. */
const BEGETTING: Question = ({ design: { id }, token }) => ({
  method: 'POST',
  path: `/api/sessions/${id}`,
  headers: { ...bearer(token), 'content-type': 'application/json' },
  body: JSON.stringify({ label: 'Another' }),
})

const REFRESHING: Question = ({ design: { id }, refreshToken }) => ({
  method: 'POST',
  path: refreshPath(id),
  headers: { ...bearer(refreshToken ?? ''), 'x-forwarded-for': newAddress(1) },
})

/** Presents a session to a process, in one of the ways that change nothing. */
export const ask = (process: Process, session: HeldSession): Promise<Asked> =>
  send(process, session, anyOf(READING))

/** Presents a session in any way, also to get another session by it. */
export function askForAll(process: Process, session: HeldSession): Promise<Asked> {
  const refreshing = session.refreshToken === null ? [] : [REFRESHING]
  return send(process, session, anyOf([...READING, BEGETTING, ...refreshing]))
}

const pair = z.object({
  token: z.string(),
  refreshToken: z.string(),
  expires: z.string().transform((text) => Date.parse(text)),
})

/** Exchanges the refresh token of a session; its next pair is then the session's own. */
export async function refresh(process: Process, session: HeldSession): Promise<Asked> {
  const issuedMs = Date.now() + process.aheadMs
  const asked = await send(process, session, REFRESHING)
  if (asked.verdict === 'accepted') {
    const { token, refreshToken, expires } = pair.parse(JSON.parse(asked.body))
    Object.assign(session, { token, refreshToken, issuedMs, expiresMs: expires })
  }
  return asked
}

async function send(process: Process, session: HeldSession, question: Question): Promise<Asked> {
  const { method = 'GET', path, headers, ...rest } = question(session)
  const { url } = process.site
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, origin: url },
    ...rest,
  })
  const body = await response.text()
  const code = body.match(/"code":"(\w+)"/)?.[1] ?? ''
  return {
    reads: method === 'GET',
    verdict: verdictOf(response.status, body),
    clears: cookieEffect(cookiesOf(session.design.id).sessionToken, response) === 'cleared',
    text: `${method} ${path}: ${response.status} ${code}`.trim(),
    body,
  }
}

/** NextAuth answers `null` for a session that it refuses. */
function verdictOf(status: number, body: string): Asked['verdict'] {
  if (status === 200 && body === 'null') return 'refused'
  if (status === 200 || status === 201) return 'accepted'
  if (status === 401) return 'refused'
  return status === 503 ? 'unavailable' : 'broken'
}
