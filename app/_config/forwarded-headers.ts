import 'server-only'
import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'

const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
]

/**
 * Removes forwarded headers that no trusted proxy has set. Next keeps an existing
 * `X-Forwarded-For`; otherwise it fills in the address of the socket, which route handlers cannot
 * see. So a client with its own header could choose the address that it is limited by.
 */
export function distrustForwardedHeaders(): void {
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    for (const name of FORWARDED) delete request.headers[name]
  })
}
