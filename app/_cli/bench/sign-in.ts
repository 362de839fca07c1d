import { z } from 'zod'
import { CookieJar } from '@/_lab/cookie-jar'

const visitor = z.object({ email: z.string(), password: z.string() })
const csrf = z.object({ csrfToken: z.string() })

/** Makes a visitor, as the page does. */
export async function makeVisitor(origin: string): Promise<z.infer<typeof visitor>> {
  return visitor.parse(await (await fetch(`${origin}/api/visitors`, { method: 'POST', headers: { origin } })).json())
}

/** Signs the visitor in to a design through NextAuth, as a browser does. @returns the `Cookie` header to send. */
export async function signIn(origin: string, design: string, { email, password }: z.infer<typeof visitor>): Promise<string> {
  const jar = new CookieJar()
  const base = `${origin}/api/auth/${design}`
  const opened = await fetch(`${base}/csrf`)
  jar.take(opened.headers)
  const { csrfToken } = csrf.parse(await opened.json())
  const headers = { origin, cookie: jar.header() }
  const answer = await fetch(`${base}/callback/credentials`, {
    method: 'POST',
    headers,
    body: new URLSearchParams({ csrfToken, email, password }),
    redirect: 'manual',
  })
  jar.take(answer.headers)
  const whoami = await fetch(`${origin}/api/whoami/${design}`, { headers: { cookie: jar.header() } })
  if (!whoami.ok) throw new Error(`The design ${design} does not accept its own visitor: ${whoami.status}.`)
  return jar.header()
}
