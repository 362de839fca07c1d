import 'server-only'
import type { z } from 'zod'
import { getEnv } from '@/_config/env'
import { getOrigin, isSameOrigin } from '@/_config/origin'
import { isTooBusy } from '@/_config/queue'
import type { Design } from '@/_designs/design'
import { REFUSALS } from '@/_designs/request/refusal-messages'
import type { RefusalCode } from '@/_designs/session'
import { isStoreUnavailable } from '@/_store/outage'
import { readBody } from './_body'

const PRIVATE = { 'cache-control': 'private, no-store' }

/** A personal answer, which no cache may store. */
export const json = (
  body: unknown,
  init: { status?: number; headers?: Record<string, string> } = {},
) => Response.json(body, { ...init, headers: { ...PRIVATE, ...init.headers } })

/** An error with a stable code and one sentence that says what to do. */
export const refusal = (
  status: number,
  code: string,
  message: string,
  {
    headers = {},
    ...more
  }: { headers?: Record<string, string>; fields?: Record<string, string> } = {},
) => json({ error: { code, message, ...more } }, { status, headers })

/** The answer for a refused token, with the challenge of RFC 6750, section 3. */
export function unauthorized(
  design: Design,
  code: RefusalCode,
  headers: Record<string, string> = {},
): Response {
  const challenge = `Bearer realm="${design.id}"${code === 'no_token' ? '' : `, error="invalid_token", error_description="${code}"`}`
  return refusal(401, code, REFUSALS[code], {
    headers: { 'www-authenticate': challenge, ...headers },
  })
}

const OUTAGE = {
  read: 'The session store does not answer: try again in a few seconds. No cookie was cleared.',
  change:
    'The session store does not answer. It may or may not have been done: try again in a few seconds. No cookie was cleared.',
}

/**
 * The answer in an outage. It never says whether a change was made, because the store may have
 * failed after the change.
 */
export function storeUnavailable(
  asked: 'read' | 'change' | 'sign-in' | 'sign-out',
  headers: Record<string, string> = {},
): Response {
  const message =
    asked === 'sign-in' || asked === 'sign-out'
      ? `The ${asked} is not confirmed. ${OUTAGE.change}`
      : OUTAGE[asked]
  return refusal(503, 'store_unavailable', message, {
    headers: { 'retry-after': '5', ...headers },
  })
}

/** Whether a request reads or changes, by its method (RFC 9110, section 9.2.1). */
export const operationOf = ({ method }: Request) =>
  method === 'GET' || method === 'HEAD' ? 'read' : 'change'

/** The answer for a token that outlives its person, because the server does not store it. */
export const unknownPerson = () =>
  refusal(
    410,
    'unknown_person',
    'This person was deleted after 24 hours, and the token outlived them: sign out and start again.',
  )

export const tooManyAttempts = (seconds: number) =>
  refusal(429, 'too_many_attempts', `Too many attempts. Try again in ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  })

/** The answer if too much work waits already. */
export const tooBusy = (seconds: number) =>
  refusal(
    503,
    'too_busy',
    `This server has too much to do right now, and did nothing. Try again in ${seconds} s.`,
    { headers: { 'retry-after': String(seconds) } },
  )

export type Context<Params> = { params: Promise<Params> }

/**
 * Runs a handler. An outage becomes a 503, and any other error a 500. The log gets only the name of
 * the error, because a stack or the arguments of a query can contain a token.
 */
export async function withErrorResponses(
  request: Request,
  handle: () => Promise<Response>,
): Promise<Response> {
  try {
    return await handle()
  } catch (error) {
    if (isStoreUnavailable(error)) return storeUnavailable(operationOf(request))
    if (isTooBusy(error)) return tooBusy(error.retryAfter)
    console.error(`[api] ${error instanceof Error ? error.name : 'unknown error'}`)
    return refusal(
      500,
      'unexpected',
      'Something went wrong here. Nothing more is known: try again.',
    )
  }
}

/**
 * For every route that needs people or sessions: null if this server can have them, else the answer
 * to send.
 */
export function accountsOff(): Response | null {
  const { accountsOff: why } = getEnv()
  return why === null ? null : refusal(503, 'no_accounts', why)
}

/**
 * The answer for an unknown Host. It names a correct address; on a preview, SITE_URL does not
 * count.
 */
export function unknownHost(): Response {
  const [known] = getEnv().origins
  const remedy = known === undefined ? 'set SITE_URL to its address' : `open it at ${known}`
  return refusal(400, 'unknown_host', `This site does not answer under that host name: ${remedy}.`)
}

/**
 * For every route that changes something: null for a page of this origin, else the answer to send.
 */
export function rejectCrossOrigin(request: Request): Response | null {
  if (isSameOrigin(request.headers)) return null
  return getOrigin(request.headers) === null
    ? unknownHost()
    : refusal(403, 'foreign_origin', foreignOrigin(request.headers))
}

/**
 * The reason why a request is not from a page of this site. If a proxy rewrites the Host, its
 * operator needs both addresses; a foreign page cannot read the answer.
 */
function foreignOrigin(headers: Headers): string {
  const from = headers.get('origin') ?? ''
  if (!URL.canParse(from) || new URL(from).origin !== from)
    return 'Only a page of this site may do that: the request must carry its Origin.'
  const remedy = getEnv().live
    ? 'open it there, or set SITE_URL to the address that people open'
    : 'open it there'
  return `This request comes from a page at ${from}, and this site is at ${getOrigin(headers)}: ${remedy}.`
}

/**
 * The answer for a body that is too large. It closes the connection (RFC 9110, section 15.5.14),
 * because the unread rest of the body would come before the next request.
 */
export const tooLarge = () =>
  refusal(413, 'too_large', 'Send at most 16 KiB.', { headers: { connection: 'close' } })

/** Reads a JSON body of at most 16 KiB. */
export async function parseBody<T>(
  request: Request,
  schema: z.ZodType<T>,
): Promise<{ ok: true; value: T } | { ok: false; response: Response }> {
  const text = await readBody(request)
  if (text === null) return { ok: false, response: tooLarge() }
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return { ok: true, value: parsed.data }
  const fields = Object.fromEntries(
    parsed.error.issues
      .toReversed()
      .map((issue) => [issue.path.join('.') || 'body', issue.message]),
  )
  return {
    ok: false,
    response: refusal(422, 'invalid_input', 'Something in the form needs another look.', {
      fields,
    }),
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
