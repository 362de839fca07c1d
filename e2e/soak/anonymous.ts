import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { bearer, sessionCookie } from '../fixtures/auth'
import { anyOf } from './figure'

/** A route of the build, with the methods that it takes. */
export interface BuiltRoute {
  path: string
  methods: readonly string[]
}

/** Every route of the last build, and an address that has none. */
export async function routesOf(url: string): Promise<BuiltRoute[]> {
  const manifest: unknown = JSON.parse(readFileSync('.next/app-path-routes-manifest.json', 'utf8'))
  const routes = Object.entries(z.record(z.string(), z.string()).parse(manifest)).filter(
    ([, path]) => !path.startsWith('/_'), // Next's own pages for errors
  )
  return Promise.all(
    [...routes, ['/page', '/no/such/address']].map(async ([file = '', path = '']) => {
      if (!file.endsWith('/route')) return { path, methods: ['GET', 'HEAD'] }
      const response = await fetch(url + filled(path, ['database']), { method: 'OPTIONS' })
      await response.arrayBuffer()
      const allowed = response.headers.get('allow')?.split(/, */) ?? ['GET', 'POST']
      return { path, methods: allowed.filter((method) => method !== 'OPTIONS') }
    }),
  )
}

const VALUES: Readonly<Record<string, readonly string[]>> = {
  '[lab]': ['revocation', 'theft', 'cost', 'none'],
  '[instance]': ['a', 'b', 'c', 'd'],
  '[id]': ['hashed', 'direct', 'none'],
  '[...nextauth]': [
    ...['csrf', 'session', 'providers', 'signin', 'signout', 'error', 'none/such'],
    'callback/credentials',
  ],
}

/** The path with a value for each of its variables; now and then, a value is random. */
function filled(path: string, designs: readonly string[]): string {
  return path.replace(/\[[^\]]+\]/g, (name) => {
    if (Math.random() < 0.02) return randomBytes(12).toString('hex')
    return anyOf(name === '[design]' ? designs : (VALUES[name] ?? ['x'])) ?? 'x'
  })
}

const asJson = (value: unknown): [string, string] => ['application/json', JSON.stringify(value)]
const FORM = 'application/x-www-form-urlencoded'

/** Bodies with their types: right for some routes, wrong for most, or wrong for all. */
const BODIES: readonly (() => [string, BodyInit])[] = [
  () => asJson({}),
  () => asJson([]),
  () => asJson(null),
  () => asJson({ name: 'A Nonymous', email: `${randomUUID()}@soak.example`, password: 'short' }),
  () => asJson({ designs: ['database', randomUUID()], experiments: [randomUUID()] }),
  () => asJson({ designs: ['database'] }),
  () => asJson({ secret: 'site', lagMs: 100 }),
  () => asJson({ erase: randomUUID(), label: randomUUID(), seconds: -1 }),
  () => ['application/json', '{"name": '],
  () => ['application/json', `${'['.repeat(4_000)}${']'.repeat(4_000)}`],
  () => asJson({ name: 'x'.repeat(20_000) }),
  () => ['application/octet-stream', randomBytes(2_000)],
  () => ['', ''],
  () => [FORM, `csrfToken=${randomUUID()}&email=${randomUUID()}&password=x&callbackUrl=//x`],
]

/** Passes of lab runs that anybody may have. */
const passes: string[] = []
const PASSES_KEPT = 20

/** The headers of a stranger who is not signed in, for example a token that nobody issued. */
const HEADERS: readonly ((design: string) => Record<string, string>)[] = [
  () => ({}),
  () => ({}),
  () => bearer(randomBytes(32).toString('base64url')),
  (design) => sessionCookie(design, randomUUID()),
  (design) => sessionCookie(design, `eyJhbGciOiJIUzI1NiJ9.${randomUUID()}.x`),
  () => ({ 'x-lab-conditions': 'outage' }),
  () => ({ 'x-lab-pass': anyOf(passes) ?? 'none' }),
  () => ({ 'x-lab-pass': anyOf(passes) ?? 'none', 'x-lab-conditions': 'server=a,delay=1' }),
  () => ({ origin: 'https://elsewhere.example' }),
]

const address = () => [...randomBytes(3)].reduce((text, byte) => `${text}.${byte}`, '10')

/**
 * Sends one request of a stranger with an address of its own.
 * @returns the status
 */
export async function askAnonymously(
  url: string,
  { path, methods }: BuiltRoute,
  designs: readonly string[],
): Promise<number> {
  const method = anyOf(methods) ?? 'GET'
  const [type, body] = anyOf(BODIES)?.() ?? ['', '']
  const response = await fetch(url + filled(path, designs), {
    method,
    redirect: 'manual',
    headers: {
      origin: url,
      'x-forwarded-for': address(),
      ...(type && { 'content-type': type }),
      ...anyOf(HEADERS)?.(anyOf(designs) ?? ''),
    },
    ...(!['GET', 'HEAD'].includes(method) && { body }),
  })
  if (path === '/api/labs' && response.status === 201) keep(await response.json())
  else if (response.headers.get('content-type')?.includes('ndjson')) await response.body?.cancel()
  else await response.arrayBuffer()
  return response.status
}

function keep(answer: unknown): void {
  passes.push(z.object({ pass: z.string() }).parse(answer).pass)
  if (passes.length > PASSES_KEPT) passes.shift()
}

/**
 * Starts a server of a lab that reads old records. The first one opens a store in memory, and the
 * process has this one store from then on. Without this, a stranger opens it at a random moment.
 */
export async function openStoreOfLabs(url: string): Promise<void> {
  const headers = { origin: url, 'content-type': 'application/json', 'x-forwarded-for': address() }
  keep(await (await fetch(`${url}/api/labs`, { method: 'POST', headers })).json())
  const { status } = await fetch(`${url}/api/labs/instances/a`, {
    method: 'POST',
    headers: { ...headers, 'x-lab-pass': passes[0] ?? '' },
    body: JSON.stringify({ secret: 'site', lagMs: 100 }),
  })
  if (status !== 200) throw new Error(`No server of a lab was started: ${status}.`)
}
