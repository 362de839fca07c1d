import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { CookieJar } from '@/_designs/client/cookie-jar'

const csrf = z.object({ csrfToken: z.string() })

export interface BenchPerson {
  email: string
  password: string
}

/** Signs a person up, as the page does. */
export async function signUp(origin: string, email: string): Promise<BenchPerson> {
  const password = randomUUID()
  const headers = { origin, 'content-type': 'application/json' }
  const answer = await fetch(`${origin}/api/people`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ name: 'Bench', email, password }),
  })
  if (!answer.ok) throw new Error(`Nobody could sign up: ${answer.status}.`)
  return { email, password }
}

/**
 * Signs a person in to a design through NextAuth, as a browser does.
 * @returns the `Cookie` header for requests
 */
export async function signIn(
  origin: string,
  design: string,
  { email, password }: BenchPerson,
): Promise<string> {
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
  const whoami = await fetch(`${origin}/api/whoami/${design}`, {
    headers: { cookie: jar.header() },
  })
  if (!whoami.ok)
    throw new Error(`The design ${design} does not accept its own sign-in: ${whoami.status}.`)
  return jar.header()
}
