import { z } from 'zod'
import { cookieBytes, sessionCookies } from '@/_designs/request/token'
import type { Course } from '@/_lab/view/run'

/** A token as one request of a run carried it. */
export interface Anatomized {
  token: string
  /** Lengths in characters, in the order of the token. */
  parts: readonly { name: string; length: number }[]
  /** Of the session's cookies in that request, names and all. */
  bytes: number
}

const laid = z.object({ parts: z.array(z.object({ name: z.string(), length: z.number() })) })

/**
 * The token that a run laid open, out of what was sent and answered; null while it has not.
 * `cookie`: the name that it is kept under.
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
