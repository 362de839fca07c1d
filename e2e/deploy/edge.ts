import { existsSync, readFileSync, statSync } from 'node:fs'
import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  request,
  type ServerResponse,
} from 'node:http'
import { createServer } from 'node:https'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { Certificate } from './certificate'
import { functionAt } from './functions'

const condition = z.object({ type: z.string(), key: z.string().optional() })
const route = z.object({
  src: z.string().optional(),
  dest: z.string().optional(),
  status: z.number().optional(),
  handle: z.string().optional(),
  middlewarePath: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  has: z.array(condition).optional(),
})
const config = z.object({
  routes: z.array(route),
  overrides: z.record(z.string(), z.object({ contentType: z.string().optional() })).default({}),
})

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'application/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain',
}
/** The headers that Vercel always sets itself. */
const ITS_OWN =
  /^(x-forwarded-|x-vercel-(?!protection-bypass)|x-real-ip$|x-middleware-|x-matched-path$|x-now-|forwarded$)/
const BETWEEN_TWO = /^(connection|keep-alive|transfer-encoding|content-length|date)$|^x-middleware-/

export interface EdgeOptions {
  certificate: Certificate
  copy: string
  /** The port of a process of a function. If there are several, each call gives another one. */
  portOf(name: string): Promise<number>
  /** Called for each request, with the function that answered it. */
  noted(line: string): void
  /**
   * The secret of Vercel's deployment protection, which every request must send; null for an open
   * deployment.
   */
  bypass: string | null
}

/**
 * A small version of Vercel's edge: TLS, the routes of `config.json`, the proxy's function, and
 * forwarded headers.
 * @returns a server that does not listen yet
 */
export function edge({ certificate, copy, portOf, noted, bypass }: EdgeOptions) {
  const output = join(copy, '.vercel/output')
  const { routes, overrides } = config.parse(
    JSON.parse(readFileSync(join(output, 'config.json'), 'utf8')),
  )
  const at = (handle: string) => routes.findIndex((one) => one.handle === handle)
  const [first, dynamic] = [
    routes.slice(0, at('filesystem')),
    routes.slice(at('rewrite') + 1, at('hit')),
  ]

  async function serve(asked: IncomingMessage, reply: ServerResponse): Promise<void> {
    const url = new URL(asked.url ?? '/', `https://${asked.headers.host}`)
    const body = await bodyOf(asked)
    if (bypass !== null && asked.headers['x-vercel-protection-bypass'] !== bypass) {
      reply
        .writeHead(401, { 'content-type': 'text/html; charset=utf-8' })
        .end('<!doctype html><title>Authentication Required</title>')
      return
    }
    const sent = forwarded(asked, url)
    const added: Record<string, string | string[]> = {}
    for (const one of first) {
      if (one.has || one.status === 308 || !one.src || !new RegExp(one.src).test(url.pathname))
        continue
      for (const [name, value] of Object.entries(one.headers ?? {}))
        added[name.toLowerCase()] = value
      if (!one.middlewarePath) continue
      const proxied = await ask(
        await portOf('_middleware'),
        asked,
        url.pathname,
        { ...sent, 'x-original-url': url.href },
        body,
      )
      override(sent, proxied.headers)
      for (const [name, value] of Object.entries(proxied.headers))
        if (value !== undefined && !BETWEEN_TWO.test(name)) added[name] = value
      if (proxied.headers['x-middleware-next'] !== '1') {
        reply.writeHead(proxied.statusCode ?? 500, added)
        proxied.pipe(reply)
        return
      }
      proxied.resume()
    }
    const file = join(output, 'static', decodeURIComponent(url.pathname))
    if (file.startsWith(join(output, 'static/')) && existsSync(file) && statSync(file).isFile()) {
      const type =
        overrides[url.pathname.slice(1)]?.contentType ??
        TYPES[extname(file)] ??
        'application/octet-stream'
      reply.writeHead(200, { ...added, 'content-type': type }).end(readFileSync(file))
      return
    }
    const { name, matched, target, status } = routed(url)
    noted(`${asked.method} ${url.host}${url.pathname} ${name}`)
    const answer = await ask(
      await portOf(name),
      asked,
      target,
      { ...sent, 'x-matched-path': matched },
      body,
    )
    const headers = Object.entries(answer.headers).filter(
      ([header, value]) => value !== undefined && !BETWEEN_TWO.test(header),
    )
    reply.writeHead(status ?? answer.statusCode ?? 500, {
      ...added,
      ...Object.fromEntries(headers),
    })
    answer.pipe(reply)
    reply.on('close', () => answer.destroy())
  }

  function routed(url: URL) {
    const path = url.pathname === '/' ? '/index' : url.pathname.replace(/\/$/, '')
    const direct = functionAt(copy, path)
    if (direct !== null)
      return {
        name: direct,
        matched: path === '/index' ? '/' : path,
        target: url.pathname + url.search,
      }
    for (const { src, dest } of dynamic) {
      const match = src && dest?.includes('nxtP') ? url.pathname.match(new RegExp(src)) : null
      if (!match || !dest || match.groups?.rscSuffix) continue
      const [page = '', query = ''] = dest
        .replace(/\$(\w+)/g, (_, group: string) =>
          encodeURIComponent(decodeURIComponent(match.groups?.[group] ?? '')),
        )
        .split('?')
      const name = functionAt(copy, decodeURIComponent(page))
      if (name !== null)
        return {
          name,
          matched: decodeURIComponent(page),
          target: `${url.pathname}${url.search ? `${url.search}&` : '?'}${query}`,
        }
    }
    return {
      name: functionAt(copy, '/_not-found') ?? '',
      matched: '/_not-found',
      target: url.pathname + url.search,
      status: 404,
    }
  }

  return createServer(certificate, (asked, reply) => {
    serve(asked, reply).catch((error) => {
      noted(
        `FAILED ${asked.method} ${asked.url} ${error instanceof Error ? error.message : 'unknown reason'}`,
      )
      if (!reply.headersSent) reply.writeHead(502)
      reply.end('FUNCTION_INVOCATION_FAILED')
    })
  })
}

function forwarded({ headers, socket }: IncomingMessage, { host }: URL): IncomingHttpHeaders {
  const address = socket.remoteAddress ?? ''
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !ITS_OWN.test(name)))
  return {
    ...kept,
    'x-forwarded-for': address,
    'x-real-ip': address,
    'x-forwarded-host': host,
    'x-forwarded-proto': 'https',
    'x-vercel-id': 'iad1::none',
  }
}

/** Applies the proxy's changes to the request (Next's own convention for middleware). */
function override(sent: IncomingHttpHeaders, told: IncomingHttpHeaders): void {
  for (const name of String(told['x-middleware-override-headers'] ?? '').split(',')) {
    if (name === '') continue
    const value = told[`x-middleware-request-${name}`]
    if (value === undefined) delete sent[name]
    else sent[name] = value
  }
}

const ask = (
  port: number,
  { method }: IncomingMessage,
  path: string,
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<IncomingMessage> =>
  new Promise((answered, failed) => {
    const asking = request(
      { host: '127.0.0.1', port, method, path, headers: { ...headers, connection: 'close' } },
      answered,
    )
    asking.on('error', failed)
    asking.end(body)
  })

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk)
  return Buffer.concat(chunks)
}
