import { type Answer, call, type Problem, UNEXPECTED } from '@/_client/call'
import type { Renewal } from '../design'

/**
 * The client side of a design: NextAuth's own protocol, for several instances at once.
 * (`next-auth/react` is one module with one base path, so it cannot serve several instances.)
 */

const NO_COOKIES =
  'This browser keeps no cookies for this site, and a session needs one: allow them, and try again.'

/** The texts for the codes of this site and of NextAuth. */
const PROBLEMS = new Map([
  ['wrong_credentials', 'Wrong e-mail or password.'],
  [
    'disabled',
    'This account is disabled. Where a JWT of it is still accepted, the comparison can enable it again; otherwise start as a new visitor.',
  ],
  ['no_cookies', NO_COOKIES],
  // The CSRF token was fetched just before, so its cookie is missing.
  ['MissingCSRF', NO_COOKIES],
  [
    'Configuration',
    'The server failed at it, and only its log says why: try again, or tell its operator.',
  ],
])

/** The problem, in words, for a code of NextAuth's error redirect. */
export const authProblem = (code: string, what: 'sign-in' | 'sign-out' = 'sign-in'): Problem => ({
  code,
  message: PROBLEMS.get(code) ?? `The ${what} did not go through: try again.`,
})

/**
 * Signs in to one design with NextAuth's credentials callback, by password or by a ticket for that
 * design. Whether the browser has kept the cookie shows only in the next request.
 */
export async function signIn(
  design: string,
  credentials: { email: string; password: string } | { ticket: string },
): Promise<Answer<null>> {
  const answer = await post(design, 'callback/credentials', { ...credentials }, 'sign-in')
  if (!answer.ok) return answer
  const who = await call('GET', `/api/whoami/${design}`)
  const isForgotten = !who.ok && who.problem.code === 'no_token'
  return isForgotten ? { ok: false, problem: authProblem('no_cookies') } : answer
}

/** Signs in to one design as the person that another design, `source`, already accepts. */
export async function signInBy(source: string, design: string): Promise<Answer<null>> {
  const answer = await call<{ ticket: string }>('POST', `/api/tickets/${source}`, {
    body: { design },
  })
  return answer.ok ? signIn(design, { ticket: answer.value.ticket }) : answer
}

/** Signs out of one design. NextAuth ends the session where it can, and clears the cookie. */
export const signOut = (design: string): Promise<Answer<null>> =>
  post(design, 'signout', {}, 'sign-out')

/** Renews a session with the request that the design names. */
export const renew = ({ method, path }: Renewal): Promise<Answer<unknown>> => call(method, path)

/** NextAuth answers with an address that has the error in its query. */
async function post(
  design: string,
  action: string,
  values: Record<string, string>,
  what: 'sign-in' | 'sign-out',
): Promise<Answer<null>> {
  const csrf = await call<{ csrfToken: string }>('GET', `/api/auth/${design}/csrf`)
  if (!csrf.ok) return csrf
  const body = new URLSearchParams({ ...values, csrfToken: csrf.value.csrfToken, callbackUrl: '/' })
  const answer = await call<{ url: string }>('POST', `/api/auth/${design}/${action}`, {
    body,
    headers: { 'x-auth-return-redirect': '1' },
  })
  if (!answer.ok) return answer
  if (!URL.canParse(answer.value.url)) return { ok: false, problem: UNEXPECTED }
  const { searchParams } = new URL(answer.value.url)
  const error = searchParams.get('code') ?? searchParams.get('error')
  return error === null
    ? { ok: true, value: null }
    : { ok: false, problem: authProblem(error, what) }
}
