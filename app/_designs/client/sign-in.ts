import { type Answer, call, type Problem, UNEXPECTED } from '@/_client/call'
import type { Renewal } from '../design'

/**
 * The client side of a design: NextAuth's own protocol, for several instances at once.
 * (`next-auth/react` is one module with one base path, so it cannot serve several instances.)
 */

const SIGN_IN_PROBLEMS = new Map([
  ['wrong_credentials', 'Wrong e-mail or password.'],
  [
    'disabled',
    'This account is disabled. Where a JWT of it is still accepted, the comparison can enable it again; otherwise start as a new visitor.',
  ],
])

/** The problem, in words, that a `code` of NextAuth's error redirect stands for. */
export const signInProblem = (code: string): Problem => ({
  code,
  message: SIGN_IN_PROBLEMS.get(code) ?? 'The sign-in did not go through: try again.',
})

/**
 * Signs in to one design with NextAuth's credentials callback, by password or by a ticket for that
 * design.
 */
export async function signIn(
  design: string,
  credentials: { email: string; password: string } | { ticket: string },
): Promise<Answer<null>> {
  const answer = await post<{ url: string }>(design, 'callback/credentials', { ...credentials })
  if (!answer.ok) return answer
  if (!URL.canParse(answer.value.url)) return { ok: false, problem: UNEXPECTED }
  const { searchParams } = new URL(answer.value.url)
  const error = searchParams.get('code') ?? searchParams.get('error')
  return error === null ? { ok: true, value: null } : { ok: false, problem: signInProblem(error) }
}

/** Signs in to one design as the person that another design, `source`, already accepts. */
export async function signInBy(source: string, design: string): Promise<Answer<null>> {
  const answer = await call<{ ticket: string }>('POST', `/api/tickets/${source}`, {
    body: { design },
  })
  return answer.ok ? signIn(design, { ticket: answer.value.ticket }) : answer
}

/** Signs out of one design. NextAuth ends the session where it can, and clears the cookie. */
export async function signOut(design: string): Promise<Answer<null>> {
  const answer = await post<{ url: string }>(design, 'signout', {})
  return answer.ok ? { ok: true, value: null } : answer
}

/** Renews a session with the request that the design names. */
export const renew = ({ method, path }: Renewal): Promise<Answer<unknown>> => call(method, path)

async function post<T>(
  design: string,
  action: string,
  values: Record<string, string>,
): Promise<Answer<T>> {
  const csrf = await call<{ csrfToken: string }>('GET', `/api/auth/${design}/csrf`)
  if (!csrf.ok) return csrf
  const body = new URLSearchParams({ ...values, csrfToken: csrf.value.csrfToken, callbackUrl: '/' })
  return call<T>('POST', `/api/auth/${design}/${action}`, {
    body,
    headers: { 'x-auth-return-redirect': '1' },
  })
}
