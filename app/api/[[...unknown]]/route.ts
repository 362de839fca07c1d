import { refusal } from '../_answers'

const nothing = () =>
  refusal(
    404,
    'unknown_address',
    'There is nothing at this address: docs/wire-contract.md lists all.',
  )

/**
 * What no other route of the API answers. Without it, Next would make a page there, which has no
 * policy with a nonce of its own.
 */
export {
  nothing as DELETE,
  nothing as GET,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
}
