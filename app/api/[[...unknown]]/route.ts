import { refusal } from '../_answers'

const nothing = () =>
  refusal(
    404,
    'unknown_address',
    'There is nothing at this address: docs/wire-contract.md lists all.',
  )

/**
 * Answers each address of the API that no other route has. Without it, Next would render a page
 * there, and the policy of that page would have no nonce of its own.
 */
export {
  nothing as DELETE,
  nothing as GET,
  nothing as OPTIONS,
  nothing as PATCH,
  nothing as POST,
  nothing as PUT,
}
