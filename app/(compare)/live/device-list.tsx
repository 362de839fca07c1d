'use client'
import { useCallback, useEffect, useState } from 'react'
import { type Answer, call, firstProblem, type Problem } from '@/_client/call'
import { useTask } from '@/_client/use-task'
import type { DeviceList as Devices, SessionSummary } from '@/_designs/session'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { Button } from '@/_ui/button'
import { formatDuration } from '@/_ui/duration'
import { Notice } from '@/_ui/notice'
import { useNow } from '@/_ui/use-now'
import type { HeartbeatSource } from './beat'
import { type StatedEnd, statedBy } from './stated'
import { onWake, recordAction } from './store'
import { HERE } from './verdict'

const REFRESH_MS = 2_000

/**
 * Every session of this person that the server knows, from any device; or the reason why it knows
 * none.
 */
export function DeviceList({ design }: { design: string }) {
  const [answer, refresh] = useDevices(design)
  if (answer === null)
    return <p className="text-ink-soft text-sm">Asking the server for the devices…</p>
  return <DeviceRows design={design} answer={answer} onRevoked={refresh} />
}

function DeviceRows({
  design,
  answer,
  onRevoked,
}: {
  design: string
  answer: Answer<Devices>
  onRevoked: () => void
}) {
  if (!answer.ok) return <Notice kind="info">{answer.problem.message}</Notice>
  if (answer.value.devices === null) return <Notice kind="info">{answer.value.reason}</Notice>
  return (
    <ul aria-label="Devices" className="divide-y divide-line rounded-md border border-line">
      {answer.value.devices.map((device) => (
        <DeviceRow key={device.id} design={design} device={device} onRevoked={onRevoked} />
      ))}
    </ul>
  )
}

const agoInWords = (ageMs: number) => (ageMs < 2_000 ? 'just now' : `${formatDuration(ageMs)} ago`)

function DeviceRow({
  design,
  device,
  onRevoked,
}: {
  design: string
  device: SessionSummary
  onRevoked: () => void
}) {
  const now = useNow()
  const { pending, problem, run } = useTask()
  async function revoke(): Promise<Problem | null> {
    const at = performance.now()
    const answer = await call<StatedEnd>('DELETE', `/api/sessions/${design}/${device.id}`)
    const aimsAt = device.current ? HERE : ({ deviceId }: HeartbeatSource) => deviceId === device.id
    if (answer.ok)
      recordAction({
        label: `Revoke ${device.label}`,
        at,
        designs: [design],
        stated: { [design]: statedBy(answer.value, design) },
        aimsAt,
      })
    onRevoked()
    return firstProblem([answer])
  }
  const ageMs = now === null ? null : now - new Date(device.createdAt).getTime()
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 px-3 py-2 text-sm">
      <span>
        {device.label}
        {device.current && <strong className="font-semibold"> (this browser)</strong>}
        <span className="text-ink-soft tabular-nums">
          {ageMs === null ? '' : `, signed in ${agoInWords(ageMs)}`}
        </span>
      </span>
      <Button
        pending={pending}
        onClick={() => run(revoke)}
        aria-label={`Revoke ${device.label}${device.current ? ' (this browser)' : ''}`}
      >
        Revoke
      </Button>
      <ProblemNotice problem={problem} />
    </li>
  )
}

function useDevices(design: string): readonly [Answer<Devices> | null, () => void] {
  const [answer, setAnswer] = useState<Answer<Devices> | null>(null)
  const refresh = useCallback(async () => {
    if (!document.hidden) setAnswer(await call<Devices>('GET', `/api/sessions/${design}`))
  }, [design])
  const unknowable = answer?.ok && answer.value.devices === null
  useEffect(() => {
    void refresh()
    const stopListening = onWake(() => void refresh())
    const timer = unknowable ? undefined : setInterval(refresh, REFRESH_MS)
    return () => {
      stopListening()
      clearInterval(timer)
    }
  }, [refresh, unknowable])
  return [answer, refresh]
}
