import { FLAWS } from '@/_designs/lab-port/flaws'
import { countAttempt } from '@/_people/rate-limits'
import { forAcceptedChange } from '../../../_accepted'
import { json, refusal, tooManyAttempts } from '../../../_answers'

/**
 * The bench of the forgery lab: `{ tokens: [{ flaw, token }] }`, one's own session by the site's own key, each
 * with one thing wrong in it. None is worth more than the token that was sent: the same person, session and role, and no
 * later end. It gives them to page script, which for a teaching page is the point; nothing else should have such a route.
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
