import type { Problem } from '@/_client/call'
import { Notice } from '@/_ui/notice'

/** A problem, spoken at once. An outage has a look of its own. */
export function ProblemNotice({ problem }: { problem: Problem | null }) {
  if (problem === null) return null
  return (
    <Notice kind={problem.code === 'store_unavailable' ? 'outage' : 'problem'} role="alert">
      {problem.message}
    </Notice>
  )
}
