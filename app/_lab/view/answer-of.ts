import { z } from 'zod'
import type { RecordedExchange } from '../events'

const answer = z.union([
  z.object({ error: z.object({ code: z.string() }) }).transform(({ error }) => error.code),
  z.object({ user: z.object({ role: z.string() }) }).transform(({ user }) => user.role),
  z.null().transform(() => 'nobody'),
])

/**
 * The answer in one word: the code of a refusal, the role of an accepted person, or that there is
 * no session; null for any other answer.
 */
export function answerOf({ body }: Pick<RecordedExchange['response'], 'body'>): string | null {
  try {
    return answer.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}
