import { z } from 'zod'
import type { RecordedExchange } from '../events'

const answer = z.union([
  z.object({ error: z.object({ code: z.string() }) }).transform(({ error }) => error.code),
  z.object({ user: z.object({ role: z.string() }) }).transform(({ user }) => user.role),
  z.null().transform(() => 'nobody'),
])

/** What an answer says, in a word: the code of a refusal, the role that somebody is accepted in, or that there is nobody; null for any other. */
export function answerOf({ body }: Pick<RecordedExchange['response'], 'body'>): string | null {
  try {
    return answer.safeParse(JSON.parse(body)).data ?? null
  } catch {
    return null
  }
}
