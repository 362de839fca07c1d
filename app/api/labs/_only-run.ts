import 'server-only'
import type { Design } from '@/_designs/design'
import { hashOf } from '@/_designs/remedies/refresh/refresh-token'
import { bearerToken, sessionCookies } from '@/_designs/request/token'
import type { KnownTokens } from '@/_lab/server/known-tokens'
import { wasMadeBy } from '@/_people/lab-run'
import type { LabRunId } from '@/_people/run-pass'
import { ticketOwner } from '@/_people/tickets'
import { readBody } from '../_body'

interface Asked {
  /** As this server has it, with the memory that all other requests see. */
  design: Design
  run: LabRunId
  /**
   * What is known to be theirs: what servers of the run's stage gave them, and what was theirs
   * before.
   */
  tokens: KnownTokens
}

/**
 * Whether every person that a request names was made by its run: by a session or refresh token, by
 * the address that it signs in with, or by a ticket. A token that nobody knows names somebody else:
 * what this server refuses, revoked or expired, a server of a run could accept.
 * @throws StoreUnavailable
 */
export async function concernsOnlyRun(
  request: Request,
  { design, run, tokens }: Asked,
): Promise<boolean> {
  const presented = presentedTokens(request.headers, design)
  if (presented === null) return false
  for (const token of presented) {
    if (tokens.has(token)) continue
    if (!(await isOfRun(token, design, run))) return false
    tokens.add(token) // known from now on, whatever becomes of it
  }
  const { emails, tickets } = await namedInBody(request)
  for (const email of emails) if (!(await wasMadeBy(run, { email }))) return false
  for (const ticket of tickets) {
    const id = await ticketOwner(ticket, design.id)
    if (id === null || !(await wasMadeBy(run, { id }))) return false
  }
  return true
}

/** Whether a token is a session of somebody whom the run made, or a refresh token of theirs. */
async function isOfRun(token: string, design: Design, run: LabRunId): Promise<boolean> {
  const reading = await design.read(token)
  return reading.state === 'accepted'
    ? wasMadeBy(run, { id: reading.user.id })
    : wasMadeBy(run, { refreshTokenHash: hashOf(token) })
}

/** Null for cookies that only some readers would take for a token's. */
function presentedTokens(headers: Headers, { cookies }: Design): string[] | null {
  const header = headers.get('cookie') ?? ''
  const authorization = headers.get('authorization')
  const bearer = bearerToken(authorization)
  if (/^Bearer\b/i.test(authorization ?? '') && bearer === null) return null
  const tokens = bearer === null ? [] : [bearer]
  for (const name of [cookies.sessionToken, cookies.refreshToken]) {
    const carried = sessionCookies(header, name)
    const alike = header.split(';').filter((pair) => pair.trim().startsWith(name))
    if (alike.length !== carried.length) return null
    if (carried.length > 0) tokens.push(carried.map(({ value }) => value).join(''))
  }
  return tokens
}

/** Whoever a body of NextAuth's sign-in names, a form or JSON, whatever else is in it. */
async function namedInBody(request: Request): Promise<{ emails: string[]; tickets: string[] }> {
  const text = request.method === 'GET' ? '' : ((await readBody(request.clone())) ?? '')
  const form = new URLSearchParams(text)
  const json = parseObject(text)
  const valuesOf = (name: string): string[] =>
    [...form.getAll(name), json[name]].flatMap((value) =>
      typeof value === 'string' && value !== '' ? value : [],
    )
  return { emails: valuesOf('email').map(asKept), tickets: valuesOf('ticket') }
}

const asKept = (email: string) => email.trim().toLowerCase()

function parseObject(text: string): { [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
