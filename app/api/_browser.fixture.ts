import { CookieJar } from '@/_designs/client/cookie-jar'
import type { Design } from '@/_designs/design'
import { issueTicket } from '@/_people/tickets'
import * as nextauth from './auth/[design]/[...nextauth]/route'
import * as refresh from './refresh/[design]/route'
import * as sessions from './sessions/[design]/route'
import * as whoami from './whoami/[design]/route'

const ORIGIN = 'http://localhost'

/** For tests: a new browser of a person, which asks the routes of one design in process. */
export function newBrowser({ id, cookies }: Design, userId: string) {
  const jar = new CookieJar()

  const request = (method: string, path: string, form?: Record<string, string>) =>
    new Request(`${ORIGIN}${path}`, {
      method,
      headers: { host: 'localhost', origin: ORIGIN, cookie: jar.header() },
      ...(form && { body: new URLSearchParams(form) }),
    })
  const taken = async (answer: Response | Promise<Response>): Promise<Response> => {
    const response = await answer
    jar.take(response.headers)
    return response
  }
  const params = Promise.resolve({ design: id })
  const auth = (path: string, form?: Record<string, string>) => {
    const asked = request(form ? 'POST' : 'GET', `/api/auth/${id}/${path}`, form)
    const context = { params: Promise.resolve({ design: id, nextauth: path.split('/') }) }
    return taken(form ? nextauth.POST(asked, context) : nextauth.GET(asked, context))
  }
  const csrf = async (): Promise<string> => (await (await auth('csrf')).json()).csrfToken

  return {
    ticket: () => issueTicket(userId, id, new Date()),
    csrf,
    token: () => jar.joined(cookies.sessionToken),
    refreshToken: () => jar.get(cookies.refreshToken),
    check: () => taken(whoami.GET(request('GET', `/api/whoami/${id}`), { params })),
    session: () => auth('session'),
    signIn: (csrfToken: string, ticket: string) =>
      auth('callback/credentials', { csrfToken, ticket }),
    signOut: (csrfToken: string) => auth('signout', { csrfToken }),
    devices: () => taken(sessions.GET(request('GET', `/api/sessions/${id}`), { params })),
    revokeAll: () =>
      taken(sessions.DELETE(request('DELETE', `/api/sessions/${id}?scope=all`), { params })),
    refresh: () => taken(refresh.POST(request('POST', `/api/refresh/${id}`), { params })),
  }
}
