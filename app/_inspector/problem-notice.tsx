import type { Problem } from '@/_client/call'
import { Notice } from '@/_ui/notice'

/** What went wrong, spoken at once; an outage looks like one. */
export function ProblemNotice({ problem }: { problem: Problem | null }) {
  if (problem === null) return null
  return (
    <Notice kind={problem.code === 'store_unavailable' ? 'outage' : 'problem'} role="alert">
      {problem.message}
    </Notice>
  )
}
