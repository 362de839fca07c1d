import 'server-only'
import { refusal } from '../_answers'

const REFUSALS = {
  not_in_a_run: {
    status: 403,
    message: 'Only a run of labs may do that: send its pass.',
  },
  not_of_this_run: {
    status: 403,
    message:
      'A run of labs reaches only the people that it made, and this request names somebody else.',
  },
  unknown_condition: {
    status: 422,
    message: 'One of these is no condition that this server knows, or is named twice.',
  },
  one_process_only: {
    status: 409,
    message:
      'This host may answer each request by another process, so a run can have no servers of its own here.',
  },
  server_stopped: { status: 502, message: 'This server of the run was stopped: start it again.' },
} as const
export type LabRefusal = keyof typeof REFUSALS

export const labRefusal = (code: LabRefusal) =>
  refusal(REFUSALS[code].status, code, REFUSALS[code].message)
