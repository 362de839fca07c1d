import { forAcceptedChange } from '../../../_accepted'
import { json, refusal } from '../../../_answers'
import { endSessions } from '../../../_end-sessions'

/** Revokes one session of the accepted person. The id of another person's session is unknown. */
export const DELETE = forAcceptedChange<{ design: string; id: string }>(
  async ({ design, user, params }) => {
    const revocation = await endSessions(user.id, () =>
      design.revoke({ scope: 'one', userId: user.id, deviceId: params.id }),
    )
    return revocation.effect === 'not found'
      ? refusal(404, 'unknown_session', revocation.reason)
      : json({ revocation })
  },
)
