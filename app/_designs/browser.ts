import type { Renewal } from './design'

/**
 * The browser's half of a design: NextAuth's own protocol, for any number of instances at once.
 * (`next-auth/react` is one module with one base path, so it cannot serve several.)
 */

/** `fields` names the inputs that need another look. */
export interface Problem {
  code: string
  message: string
  fields?: Record<string, string>
}
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** What went wrong first, or null where nothing did. */
export const firstProblem = (answers: readonly Answer<unknown>[]): Problem | null =>
  answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]))[0] ?? null

const UNREACHABLE: Problem = {
  code: 'unreachable',
  message: 'The server cannot be reached: check the connection and try again.',
}
const UNEXPECTED: Problem = {
  code: 'unexpected',
  message: 'The server gave an answer that this page does not understand: reload it and try again.',
}

/** Calls a route of this site with a JSON body. @returns its answer, or the problem that it names. */
export async function call<T>(
  method: string,
  path: string,
  {
    body,
    bearer,
    headers = {},
  }: { body?: unknown; bearer?: string; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      cache: 'no-store',
      ...(bearer !== undefined && { credentials: 'omit' }),
      headers: { ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }), ...headers },
      ...(body !== undefined && {
        body: body instanceof URLSearchParams ? body : JSON.stringify(body),
      }),
    })
    const answer = await response.json()
    return response.ok
      ? { ok: true, value: answer }
      : { ok: false, problem: answer.error ?? UNEXPECTED }
  } catch (error) {
    return { ok: false, problem: error instanceof SyntaxError ? UNEXPECTED : UNREACHABLE }
  }
}

const SIGN_IN_PROBLEMS = new Map([
  ['wrong_credentials', 'Wrong e-mail or password.'],
  [
    'disabled',
    'This account is disabled. Where a JWT of it is still accepted, the comparison can enable it again; otherwise start as a new visitor.',
  ],
])

/** What a `code` of NextAuth's error redirect means, for people. */
export const signInProblem = (code: string): Problem => ({
  code,
  message: SIGN_IN_PROBLEMS.get(code) ?? 'The sign-in did not go through: try again.',
})

/** Signs in to one design with NextAuth's credentials callback: by password, or by a ticket for that design. */
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

/** Signs in to one design as the person whom another one, `voucher`, accepts already. */
export async function signInBy(voucher: string, design: string): Promise<Answer<null>> {
  const answer = await call<{ ticket: string }>('POST', `/api/tickets/${voucher}`, {
    body: { design },
  })
  return answer.ok ? signIn(design, { ticket: answer.value.ticket }) : answer
}

/** Signs out of one design: NextAuth ends what it can end, and clears the cookie. */
export async function signOut(design: string): Promise<Answer<null>> {
  const answer = await post<{ url: string }>(design, 'signout', {})
  return answer.ok ? { ok: true, value: null } : answer
}

/** Asks for more time, as the design wants to be asked. */
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
