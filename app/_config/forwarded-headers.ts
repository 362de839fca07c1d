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
 * Drops what a client says about its own address and about ours, unless a proxy is trusted to say it.
 * Next keeps an `X-Forwarded-For` that is there and else fills in the socket's address, and shows no route
 * handler the socket itself; so a client that sends one would choose the address it is limited by.
 */
export function distrustForwardedHeaders(): void {
  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    for (const name of FORWARDED) delete request.headers[name]
  })
}
