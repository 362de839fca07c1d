import { Auth, type AuthConfig, setEnvDefaults } from '@auth/core'
import Credentials from '@auth/core/providers/credentials'

const ORIGIN = 'http://127.0.0.1'
export const SECRET = 'a secret of the traps, long enough: 0123456789'
export const PERSON = { id: 'person-1', name: 'Ada', email: 'ada@example.org' }

/** Accepts everybody: the traps are about what comes after. */
export const anybody = Credentials({ credentials: {}, authorize: () => PERSON })

/**
 * Auth.js with a given config, behind the cookie jar of a browser. It shows what goes wrong with a
 * wrong config. Several instances can share one jar, as two designs of one site do.
 */
export function instance(
  path: string,
  config: Omit<AuthConfig, 'basePath' | 'trustHost'>,
  jar: Map<string, string> = new Map(),
) {
  const base = `${ORIGIN}/${path}`
  const full: AuthConfig = {
    secret: SECRET,
    logger: { error() {}, warn() {} },
    ...config,
    basePath: `/${path}`,
    trustHost: true,
  }
  setEnvDefaults({}, full)

  async function send(endpoint: string, form?: Record<string, string>): Promise<Response> {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') }
    const init = form ? { method: 'POST', headers, body: new URLSearchParams(form) } : { headers }
    const response = await Auth(new Request(`${base}/${endpoint}`, init), full)
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? []
      if (/max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  return {
    jar,
    get: (endpoint: string) => send(endpoint),
    csrf: async (): Promise<string> => (await (await send('csrf')).json()).csrfToken,
    signIn: (csrfToken: string) => send('callback/credentials', { csrfToken }),
    session: async (): Promise<unknown> => (await send('session')).json(),
  }
}

/** Every name a cookie of Auth.js can be given; the mistake is to give only one. */
export const sessionCookieNamed = (name: string) => ({
  sessionToken: {
    name,
    options: { httpOnly: true, path: '/', sameSite: 'lax' as const, secure: false },
  },
})
