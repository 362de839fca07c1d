import { learnServerTime } from '@/_ui/server-clock'

/** `fields` names the inputs that need another look. */
export interface Problem {
  code: string
  message: string
  fields?: Record<string, string>
}
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem }

/** The first problem among the answers; null if there is none. */
export const firstProblem = (answers: readonly Answer<unknown>[]): Problem | null =>
  answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]))[0] ?? null

const UNREACHABLE: Problem = {
  code: 'unreachable',
  message: 'The server cannot be reached: check the connection and try again.',
}
export const UNEXPECTED: Problem = {
  code: 'unexpected',
  message: 'The server gave an answer that this page does not understand: reload it and try again.',
}

/**
 * Calls a route of this site with a JSON body.
 * @returns its answer, or the problem in it
 */
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
    learnServerTime(response)
    const answer = await response.json()
    return response.ok
      ? { ok: true, value: answer }
      : { ok: false, problem: answer.error ?? UNEXPECTED }
  } catch (error) {
    return { ok: false, problem: error instanceof SyntaxError ? UNEXPECTED : UNREACHABLE }
  }
}
