import { clientAddress } from '@/_config/origin'
import { countAttempt } from '@/_people/rate-limits'
import { issueRunPass } from '@/_people/run-pass'
import {
  accountsOff,
  json,
  rejectCrossOrigin,
  tooManyAttempts,
  withErrorResponses,
} from '../_answers'

/** Issues a pass for one run of labs that another program performs, as `npm run labs` does. */
export const POST = (request: Request) =>
  rejectCrossOrigin(request) ??
  accountsOff() ??
  withErrorResponses(request, async () => {
    const address = clientAddress(request.headers)
    const wait = await countAttempt('passes by address', address)
    return wait === null
      ? json({ pass: issueRunPass(address, new Date()) }, { status: 201 })
      : tooManyAttempts(wait)
  })
