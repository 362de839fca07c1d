import { BRANCHES, type Branch, CONDITIONS } from '@/_lab/branches'
import type { Step } from '@/_lab/events'

/** What can happen at a branch: an answer of it, or something that is done to it. */
export type Mark = 'accepted' | 'refused' | 'failed' | 'stopped' | 'started' | 'new secret'

export interface Lane {
  branch: Branch
  running: boolean
  /** Whether it has the new secret. */
  renewed: boolean
  /** In order; `at` is the place among those of all branches, from 0. */
  marks: readonly { at: number; mark: Mark }[]
}

/** What has happened at each branch so far, read off the requests and the answers of a run. */
export function lanesOf(steps: readonly Step[]): Lane[] {
  const marks = steps.flatMap((step) => markOf(step) ?? []).map((mark, at) => ({ ...mark, at }))
  return BRANCHES.map((branch) => {
    const own = marks.filter((mark) => mark.branch === branch)
    const last = own.findLast(({ mark }) => CHANGES.includes(mark))?.mark ?? 'started'
    const begun = own.findLast(({ mark }) => mark === 'started' || mark === 'new secret')?.mark
    return { branch, running: last !== 'stopped', renewed: begun === 'new secret', marks: own.map(({ at, mark }) => ({ at, mark })) }
  })
}

const CHANGES: readonly Mark[] = ['stopped', 'started', 'new secret']

function markOf(step: Step): { branch: Branch; mark: Mark } | null {
  if (step.type !== 'step') return null
  const { request, response } = step.exchange
  const changed = named(request.url.match(/^\/api\/servers\/([a-c])$/)?.[1])
  if (changed) return { branch: changed, mark: request.method === 'DELETE' ? 'stopped' : request.body?.includes('"stage"') ? 'new secret' : 'started' }
  const asked = named(request.headers.find(([name]) => name === CONDITIONS)?.[1].match(/\bserver=([a-c])\b/)?.[1])
  if (!asked || !request.url.startsWith('/api/whoami/')) return null
  return { branch: asked, mark: response.status < 400 ? 'accepted' : response.status < 500 ? 'refused' : 'failed' }
}

const named = (letter: string | undefined): Branch | null => BRANCHES.find((branch) => branch.toLowerCase() === letter) ?? null
