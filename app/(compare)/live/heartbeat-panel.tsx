'use client'
import { CopyPlus, MonitorSmartphone, X } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useEffect, useMemo, useRef } from 'react'
import { call, firstProblem, type Problem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import type { Renewal } from '@/_designs/design'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Button } from '@/_ui/button'
import { Panel } from '@/_ui/panel'
import type { Beat, HeartbeatSource } from './beat'
import { DeviceList } from './device-list'
import { HeartbeatStrip } from './heartbeat-strip'
import { type StatedEnd, statedBy } from './stated'
import { addExtra, ownSource, recordAction, removeExtra, useLive } from './store'

const NAMES = ['Phone', 'Tablet', 'Work laptop', 'Old laptop', 'Library computer', 'Television']

interface Props {
  design: { id: string; label: string; renewal: Renewal }
  hasCookie: boolean
  accepted: boolean
}

/** One real request a second for every session of this design that the page knows. */
export function HeartbeatPanel({ design, hasCookie, accepted }: Props) {
  const own = useMemo(() => ownSource(design.id), [design.id])
  const everyExtra = useLive((live) => live.extras)
  const extras = everyExtra.filter((source) => source.design === design.id)
  const { pending, problem, run } = useTask()
  useRefreshOnChange(own, accepted)

  async function addDevice(): Promise<Problem | null> {
    const label = nextName(extras.map((source) => source.label))
    const answer = await call<{ token: string; refreshToken: string | null; id: string | null }>(
      'POST',
      `/api/sessions/${design.id}`,
      { body: { label } },
    )
    if (answer.ok)
      watch({
        kind: 'device',
        label,
        bearer: answer.value.token,
        refreshToken: answer.value.refreshToken,
        deviceId: answer.value.id,
      })
    return firstProblem([answer])
  }

  async function copyCookie(): Promise<Problem | null> {
    const answer = await call<{ cookies: { value: string }[] }>('GET', `/api/inspect/${design.id}`)
    if (answer.ok)
      watch({
        kind: 'copy',
        label: 'Copied cookie',
        bearer: answer.value.cookies.map(({ value }) => value).join(''),
        refreshToken: null,
        deviceId: null,
      })
    return firstProblem([answer])
  }

  async function revoke(source: HeartbeatSource): Promise<Problem | null> {
    const at = performance.now()
    const answer = await call<StatedEnd>(
      'DELETE',
      `/api/sessions/${design.id}/${source.deviceId ?? 'unknown'}`,
    )
    // "I know no such session" is an answer too. The strip shows its effect.
    if (answer.ok || answer.problem.code === 'unknown_session') {
      const stated = { [design.id]: statedBy(answer.ok ? answer.value : null, design.id) }
      recordAction({
        label: `Revoke ${source.label}`,
        at,
        designs: [design.id],
        stated,
        aimsAt: ({ key }) => key === source.key,
      })
    }
    return firstProblem([answer])
  }

  const watch = (
    source: Pick<HeartbeatSource, 'kind' | 'label' | 'bearer' | 'refreshToken' | 'deviceId'>,
  ) =>
    addExtra({
      ...source,
      design: design.id,
      key: `${design.id} ${source.label} ${performance.now()}`,
    })

  return (
    <Panel
      title="Heartbeat"
      description="One real authenticated request a second for each session, or fewer where an answer takes more than half a second; the taller the slower. It pauses while this tab is hidden, and rests once the session has ended."
      file="app/(compare)/live/heartbeat-panel.tsx"
    >
      <ul aria-label={`Heartbeats of ${design.label}`} className="divide-y divide-line">
        <HeartbeatStrip source={own} renewal={design.renewal} active={hasCookie} />
        {extras.map((source) => (
          <HeartbeatStrip key={source.key} source={source} renewal={design.renewal} active>
            <div className="flex flex-wrap gap-2">
              {source.kind === 'device' && accepted && (
                <Button pending={pending} onClick={() => run(() => revoke(source))}>
                  Revoke {source.label}
                </Button>
              )}
              <Button
                onClick={() => removeExtra(source.key)}
                aria-label={`Stop watching ${source.label}`}
              >
                <X aria-hidden className="size-4" /> Stop watching
              </Button>
            </div>
          </HeartbeatStrip>
        ))}
      </ul>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button
          tone="strategy"
          pending={pending}
          onClick={() => run(addDevice)}
          disabled={!accepted}
        >
          <MonitorSmartphone aria-hidden className="size-4" /> Add a device
        </Button>
        <Button pending={pending} onClick={() => run(copyCookie)} disabled={!accepted}>
          <CopyPlus aria-hidden className="size-4" /> Copy my cookie
        </Button>
      </div>
      <div className="mt-3 empty:hidden">
        <ProblemNotice problem={problem} />
      </div>
      {accepted && <DeviceList design={design.id} />}
    </Panel>
  )
}

const nextName = (taken: readonly string[]) =>
  NAMES.find((name) => !taken.includes(name)) ?? `Device ${taken.length + 1}`

/**
 * Renders the page again when a beat differs from the last one, or has a newer token, because the
 * page shows the session too.
 */
function useRefreshOnChange(own: HeartbeatSource, accepted: boolean): void {
  const router = useRouter()
  const said = useLive((live) => saidBy(live.beats[own.key]?.at(-1)))
  const seen = useRef(said)
  useEffect(() => {
    const first = said !== undefined && seen.current === undefined
    if (first ? said.startsWith('accepted') !== accepted : said !== seen.current) router.refresh()
    seen.current = said
  }, [said, accepted, router])
}

const saidBy = (beat: Beat | undefined) => beat && `${beat.state} until ${beat.expires}`
