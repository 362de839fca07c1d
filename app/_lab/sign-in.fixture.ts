import { NextRequest } from 'next/server'
import { CookieJar } from '@/_designs/client/cookie-jar'
import type { Design } from '@/_designs/design'
import { joinChunks } from '@/_designs/request/token'
import { issueTicket } from '@/_people/tickets'

/**
 * For tests: signs in a person through the design's own NextAuth endpoints, with a browser's cookie
 * jar, in process.
 */
export async function signIn(design: Design, userId: string, jar = new CookieJar()) {
  const ticket = await issueTicket(userId, design.id, new Date())
  const answer = async (path: string, form?: Record<string, string>) => {
    const url = `http://localhost/api/auth/${design.id}/${path}`
    const headers = { cookie: jar.header() }
    return form
      ? design.auth.handlers.POST(
          new NextRequest(url, { method: 'POST', headers, body: new URLSearchParams(form) }),
        )
      : design.auth.handlers.GET(new NextRequest(url, { headers }))
  }
  const send = async (path: string, form?: Record<string, string>) => {
    const response = await answer(path, form)
    jar.take(response.headers)
    return response
  }
  const post = async (path: string, form: Record<string, string>) => {
    const { csrfToken }: { csrfToken: string } = await (await send('csrf')).json()
    return send(path, { ...form, csrfToken })
  }
  const token = () => joinChunks(jar.header(), design.cookies.sessionToken) ?? ''
  await post('callback/credentials', { ticket })
  return {
    jar,
    token: token(),
    /** The answer of NextAuth's session endpoint, which can renew the cookie in the jar. */
    session: async (): Promise<unknown> => (await send('session')).json(),
    /** The same answer, whose cookies are not taken yet. */
    answer: () => answer('session'),
    /** The current token in the jar. */
    tokenNow: token,
    signOut: () => post('signout', {}),
  }
}
