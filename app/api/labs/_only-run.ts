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
  /** The design on this server, with the memory of all other requests. */
  design: Design
  run: LabRunId
  /** The known tokens of the run's people: from servers of the run's stage, and older ones. */
  tokens: KnownTokens
}

/**
 * Whether the run created every person in a request: by a session or refresh token, by the address
 * of a sign-in, or by a ticket. An unknown token counts as another person's: this server refuses it
 * as revoked or expired, but a server of a run could accept it.
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
    tokens.add(token) // known from now on, even after its end
  }
  const { emails, tickets } = await namedInBody(request)
  for (const email of emails) if (!(await wasMadeBy(run, { email }))) return false
  for (const ticket of tickets) {
    const id = await ticketOwner(ticket, design.id)
    if (id === null || !(await wasMadeBy(run, { id }))) return false
  }
  return true
}

/** Whether a token is a session or a refresh token of a person of the run. */
async function isOfRun(token: string, design: Design, run: LabRunId): Promise<boolean> {
  const reading = await design.read(token)
  return reading.state === 'accepted'
    ? wasMadeBy(run, { id: reading.user.id })
    : wasMadeBy(run, { refreshTokenHash: hashOf(token) })
}

/** The tokens of a request; null for cookies that only some readers would treat as a token. */
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

/** The people in the body of NextAuth's sign-in, in a form or in JSON. */
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
