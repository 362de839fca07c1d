import { FLAWS } from '@/_designs/lab-port/flaws'
import { countAttempt } from '@/_people/rate-limits'
import { forAcceptedChange } from '../../../_accepted'
import { json, refusal, tooManyAttempts } from '../../../_answers'

/**
 * The workbench of the forgery lab: `{ tokens: [{ flaw, token }] }`, the caller's own session by
 * the site's own key, each with one flaw. No token is stronger than the presented one: the same
 * person, session and role, and no later expiry. Page script gets the tokens, so only a teaching
 * page should have such a route.
 */
export const POST = forAcceptedChange<{ design: string }>(async ({ design, token, user }) => {
  const wait = await countAttempt('flawed tokens by person', user.id)
  if (wait !== null) return tooManyAttempts(wait)
  const tokens = await Promise.all(
    FLAWS.map(async (flaw) => ({ flaw, token: await design.lab.flawed(token, flaw) })),
  )
  if (tokens.some((made) => made.token === null))
    return refusal(
      404,
      'no_claims',
      'The tokens of this design hold no claims, so that none can be wrong.',
    )
  return json({ tokens })
})
