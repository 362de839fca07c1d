import { clientAddress } from '@/_config/origin'
import { countAttempt } from '@/_people/rate-limits'
import { issueRunPass } from '@/_people/run-pass'
import { accountsOff, answer, foreignOrigin, honest, tooManyAttempts } from '../_answers'

/** A pass for one run of labs that somebody performs from outside, as `npm run labs` does. */
export const POST = (request: Request) =>
  foreignOrigin(request) ??
  accountsOff() ??
  honest(request, async () => {
    const address = clientAddress(request.headers)
    const wait = await countAttempt('passes by address', address)
    return wait === null
      ? answer({ pass: issueRunPass(address, new Date()) }, { status: 201 })
      : tooManyAttempts(wait)
  })
