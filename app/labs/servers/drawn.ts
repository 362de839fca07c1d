import { CONDITIONS } from '@/_config/lab-header'
import type { LabStep } from '@/_lab/events'
import { SERVER_INSTANCES, type ServerInstance } from '@/_lab/server-instances'

/** An event at a server: its answer, or a change of its state. */
export type RequestMark = 'accepted' | 'refused' | 'failed' | 'stopped' | Begun
/** The way in which a server was started. */
export type Begun = 'started' | 'new secret' | 'behind'

export interface Lane {
  branch: ServerInstance
  running: boolean
  /** The last start. Without any, the server is as the site started it. */
  begun: Begun
  /**
   * The marks in their order. `at` is the number of the mark among those of all servers, from 0.
   */
  marks: readonly { at: number; mark: RequestMark }[]
}

/** The events at each server so far, from the requests and answers of a run. */
export function lanesOf(steps: readonly LabStep[]): Lane[] {
  const marks = steps.flatMap((step) => markOf(step) ?? []).map((mark, at) => ({ ...mark, at }))
  return SERVER_INSTANCES.map((branch) => {
    const own = marks.filter((mark) => mark.branch === branch)
    const last = own.findLast(({ mark }) => mark === 'stopped' || isBegun(mark))?.mark
    const begun = own.map(({ mark }) => mark).findLast(isBegun) ?? 'started'
    return {
      branch,
      running: last !== 'stopped',
      begun,
      marks: own.map(({ at, mark }) => ({ at, mark })),
    }
  })
}

const isBegun = (mark: RequestMark): mark is Begun =>
  mark === 'started' || mark === 'new secret' || mark === 'behind'

function begunBy(body: string | null): Begun {
  if (body?.includes('"stage"')) return 'new secret'
  return body?.includes('"lagMs"') ? 'behind' : 'started'
}

function markOf(step: LabStep): { branch: ServerInstance; mark: RequestMark } | null {
  if (step.type !== 'step') return null
  const { request, response } = step.exchange
  const changed = named(request.url.match(/^\/api\/labs\/instances\/([a-c])$/)?.[1])
  if (changed)
    return {
      branch: changed,
      mark: request.method === 'DELETE' ? 'stopped' : begunBy(request.body),
    }
  const asked = named(
    request.headers.find(([name]) => name === CONDITIONS)?.[1].match(/\bserver=([a-c])\b/)?.[1],
  )
  if (!asked || !request.url.startsWith('/api/whoami/')) return null
  return { branch: asked, mark: answeredWith(response.status) }
}

function answeredWith(status: number): RequestMark {
  if (status < 400) return 'accepted'
  return status < 500 ? 'refused' : 'failed'
}

const named = (letter: string | undefined): ServerInstance | null =>
  SERVER_INSTANCES.find((branch) => branch.toLowerCase() === letter) ?? null
