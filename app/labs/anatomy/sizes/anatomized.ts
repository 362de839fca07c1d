import { z } from 'zod'
import { cookieBytes, sessionCookies } from '@/_designs/request/token'
import type { Course } from '@/_lab/view/run'

/** A token in one request of a run. */
export interface Anatomized {
  token: string
  /** Lengths in characters, in the order of the token. */
  parts: readonly { name: string; length: number }[]
  /** The size of the session's cookies in that request, with their names. */
  bytes: number
}

const laid = z.object({ parts: z.array(z.object({ name: z.string(), length: z.number() })) })

/**
 * The token that a run shows, from its requests and answers; null until then. `cookie` is the name
 * of its cookie.
 */
export function anatomize({ steps }: Pick<Course, 'steps'>, cookie: string): Anatomized | null {
  for (const step of steps) {
    if (step.type !== 'step' || !step.exchange.request.url.startsWith('/api/inspect/')) continue
    const sent = step.exchange.request.headers.find(([name]) => name === 'cookie')?.[1] ?? ''
    const cookies = sessionCookies(sent, cookie)
    const answered = laid.safeParse(parseJson(step.exchange.response.body))
    if (cookies.length === 0 || !answered.success) continue
    return {
      token: cookies.map(({ value }) => value).join(''),
      parts: answered.data.parts,
      bytes: cookieBytes(cookies),
    }
  }
  return null
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
