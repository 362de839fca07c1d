import 'server-only'
import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Server, Socket } from 'node:net'
import { parseAndValidateFlightRouterState } from 'next/dist/server/app-render/parse-and-validate-flight-router-state'
import type { Env } from './env'

const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
]

/** Next takes the nonce of a page from these headers, unless `proxy.ts` has set its own. */
const POLICIES = ['content-security-policy', 'content-security-policy-report-only']

/** The header that describes the page in a browser. A request with it gets only parts of a page. */
const SHOWN = 'next-router-state-tree'

/** No route has this method, so Next refuses it like every unknown method. */
const UNKNOWN_METHOD = 'UNLOCK'
/** `app/api/[[...unknown]]` answers here, with every method. */
const UNKNOWN_ADDRESS = '/api/*'

type Known = Pick<Env, 'https' | 'trustedProxyHops'>

/** Prepares every request of this process before Next sees it. */
export function prepareRequests(env: Known): void {
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    prepareRequest(request, response, env)
  })
  if (process.env.NODE_ENV !== 'development') answerUpgrades()
}

/**
 * Lets a request for another protocol (`Upgrade: websocket`, or `h2c`) be answered like any other
 * (RFC 9110, section 7.8). Next listens for them, answers nothing, and keeps the connection.
 */
export function answerUpgrades(): void {
  diagnostics.subscribe('net.server.socket', (message) => {
    const { server } = (message as { socket: Socket & { server?: Server } }).socket
    server?.removeAllListeners('upgrade')
  })
}

/**
 * Removes headers that only the site or a trusted proxy may set. Next keeps an existing
 * `X-Forwarded-For`; otherwise it fills in the address of the socket, which route handlers cannot
 * see. So a client with its own header could choose the address that it is limited by.
 *
 * No `Request` can have the method TRACE or the target `*`: Next would answer with a 500, and put a
 * stack into the log. They are replaced by a method and an address that Next refuses. If Next
 * cannot read the description of the shown page, it is removed, and Next sends the whole page.
 */
export function prepareRequest(
  request: IncomingMessage,
  response: ServerResponse,
  { https, trustedProxyHops }: Known,
): void {
  // Not over plain http (RFC 6797, section 7.2), where a proxy answers under both schemes.
  if (https && request.headers['x-forwarded-proto'] !== 'http')
    response.setHeader('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  const distrusted = trustedProxyHops === 0 ? [...POLICIES, ...FORWARDED] : POLICIES
  for (const name of distrusted) delete request.headers[name]
  if (!isReadable(request.headers[SHOWN])) delete request.headers[SHOWN]
  if (request.method === 'TRACE') request.method = UNKNOWN_METHOD
  if (!request.url?.startsWith('/')) request.url = UNKNOWN_ADDRESS
}

function isReadable(shown: string | string[] | undefined): boolean {
  try {
    parseAndValidateFlightRouterState(shown)
    return true
  } catch {
    return false
  }
}
