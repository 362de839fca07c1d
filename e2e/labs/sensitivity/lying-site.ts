import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { CONDITIONS } from '../../../app/_config/lab-header'

/** A request of an experiment. */
export interface SiteRequest {
  method: string
  path: string
  headers: Headers
  body: string
  /** The actor who sends it, such as "Thief". */
  actor: string
  /** The letter of the server that it is for; null if it is for the site. */
  server: string | null
}

export interface SiteAnswer {
  status: number
  headers: Headers
  body: string
}

/** Answers a request in the place of `site`, which it may ask. */
export type Lie = (asked: SiteRequest, site: Site) => Promise<SiteAnswer>
type Site = (asked: SiteRequest) => Promise<SiteAnswer>

/** A site that answers what a real site answers, but for its lies. */
export interface LyingSite {
  url: string
  stop(): Promise<void>
}

/** More than the longest token of an experiment, in bytes. */
const MAX_HEADERS = 64 * 1024
/** The headers of one connection, which say nothing of the next one. */
const OF_CONNECTION = ['connection', 'content-length', 'host', 'keep-alive', 'transfer-encoding']

/** Starts a server on loopback in front of a real one. The first lie hears a request first. */
export async function startLyingSite(real: string, lies: readonly Lie[]): Promise<LyingSite> {
  const site = lies.reduceRight<Site>(
    (honest, lie) => (asked) => lie(asked, honest),
    (asked) => passedOn(real, asked),
  )
  const server = createServer({ maxHeaderSize: MAX_HEADERS }, (request, response) => {
    received(request)
      .then(site)
      .then((answered) => send(response, answered))
      .catch((error: Error) => response.destroy(error)) // the experiment fails by it, and says so
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped())
        server.closeAllConnections()
      }),
  }
}

async function received(request: IncomingMessage): Promise<SiteRequest> {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headersDistinct))
    if (!OF_CONNECTION.includes(name)) headers.set(name, value?.join(', ') ?? '')
  headers.set('accept-encoding', 'identity')
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return {
    method: request.method ?? 'GET',
    path: request.url ?? '/',
    headers,
    body: Buffer.concat(chunks).toString(),
    actor: headers.get('user-agent')?.match(/^Lab \((.*)\)$/)?.[1] ?? '',
    server: headers.get(CONDITIONS)?.match(/\bserver=([a-c])\b/)?.[1] ?? null,
  }
}

async function passedOn(
  real: string,
  { method, path, headers, body }: SiteRequest,
): Promise<SiteAnswer> {
  const answer = await fetch(real + path, {
    ...{ method, headers, redirect: 'manual' },
    ...(body !== '' && { body }),
  })
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}

function send(response: ServerResponse, { status, headers, body }: SiteAnswer): void {
  for (const [name, value] of headers)
    if (!OF_CONNECTION.includes(name)) response.appendHeader(name, value)
  response.writeHead(status).end(body)
}
