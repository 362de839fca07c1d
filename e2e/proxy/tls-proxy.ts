import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { Certificate } from '../deploy/certificate'

export interface TlsProxy {
  /** Its address: `https://localhost:<port>`. */
  url: string
  /** Passes each request on to the next one of these ports, in turn. */
  passTo(ports: readonly number[]): void
  stop(): Promise<void>
}

/**
 * A proxy with TLS, as an operator puts it before a server: it rewrites `Host`, and appends the
 * address of the client to `X-Forwarded-For`.
 */
export async function startTlsProxy(certificate: Certificate): Promise<TlsProxy> {
  let [targets, turn]: [readonly number[], number] = [[], 0]
  const server = createServer(certificate, (asked, reply) => {
    const port = targets[turn++ % targets.length]
    pass(asked, reply, port)
  })
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  const address = server.address()
  return {
    url: `https://localhost:${typeof address === 'object' ? address?.port : ''}`,
    passTo(ports) {
      targets = ports
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function pass(asked: IncomingMessage, reply: ServerResponse, port: number | undefined): void {
  const { method, url: path, headers, socket } = asked
  const chain = [headers['x-forwarded-for'], socket.remoteAddress].filter(Boolean).join(', ')
  const sent = {
    ...{ ...headers, host: `127.0.0.1:${port}` },
    ...{ 'x-forwarded-for': chain, 'x-forwarded-proto': 'https' },
  }
  const passed = request({ host: '127.0.0.1', port, method, path, headers: sent }, (answer) => {
    reply.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(reply)
  })
  passed.on('error', () => (reply.headersSent ? reply.destroy() : reply.writeHead(502).end()))
  reply.on('close', () => passed.destroy())
  asked.pipe(passed)
}
