import { z } from 'zod'
import { oncePerProcess } from '@/_config/once-per-process'
import { clientAddress } from '@/_config/origin'
import { runThatMade } from '@/_people/lab-run'
import { countAttempt } from '@/_people/rate-limits'
import { measureBulkSessions } from '@/_store/bench/bulk-sessions'
import { storeKind } from '@/_store/database'
import { forAcceptedChange } from '../../../_accepted'
import { json, parseBody, refusal, tooManyAttempts } from '../../../_answers'

/**
 * The body of a request. The largest table takes seconds, in pieces between which other requests
 * are served.
 */
const asked = z.strictObject({
  sessions: z.union([z.literal(100), z.literal(1_000), z.literal(10_000), z.literal(100_000)]),
})

const MOST_IN_A_RUN = 10_000

/** The most requests that can wait for a table. */
const MOST_WAITING = 6
const waiting = () => oncePerProcess('bulk sessions waited for', () => ({ count: 0 }))

/**
 * Copies the caller's own session record many times into a temporary table, and measures lookups
 * there: `{ sessions }`.
 */
export const POST = forAcceptedChange<{ design: string }>(
  async ({ request, design, token, user }) => {
    const body = await parseBody(request, asked)
    if (!body.ok) return body.response
    // An experiment fills small tables for each of many designs. A run must not be a way to fill
    // many large ones.
    const run =
      body.value.sessions <= MOST_IN_A_RUN
        ? await runThatMade(request.headers, { id: user.id })
        : null
    const wait = run
      ? await countAttempt('bulk sessions in runs', run.owner)
      : await countAttempt('bulk sessions by client', clientAddress(request.headers))
    if (wait !== null) return tooManyAttempts(wait)
    const { devices } = await design.devices(user.id, token)
    const own = devices?.find(({ current }) => current)
    if (waiting().count >= MOST_WAITING)
      return refusal(
        429,
        'busy',
        'Others are filling tables at the moment: try again in a few seconds.',
        { headers: { 'retry-after': '5' } },
      )
    waiting().count += 1
    try {
      const bulk = own ? await measureBulkSessions(own.id, body.value.sessions) : null
      if (bulk === null)
        return refusal(
          404,
          'no_record',
          'The store has no record of this session that could be made many.',
        )
      return json({ store: storeKind(), ...bulk })
    } finally {
      waiting().count -= 1
    }
  },
)
