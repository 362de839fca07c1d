import { type Answer, call } from '@/_client/call'
import type { HeartbeatSource } from './beat'
import { addExtra } from './store'

const DEVICES = ['Phone', 'Tablet', 'Work laptop', 'Old laptop', 'Library computer', 'Television']

type Watched = Pick<HeartbeatSource, 'kind' | 'bearer' | 'refreshToken' | 'deviceId'>

const watch = (design: string, label: string, source: Watched) =>
  addExtra({ ...source, design, label, key: `${design} ${label} ${performance.now()}` })

/** Signs a further device in to each design, and watches it. */
export function addDevice(
  designs: readonly string[],
  extras: readonly HeartbeatSource[],
): Promise<Answer<unknown>[]> {
  const taken = extras.map(({ label }) => label)
  const label = DEVICES.find((name) => !taken.includes(name)) ?? numbered('Device', taken)
  return Promise.all(
    designs.map(async (design) => {
      const answer = await call<{ token: string; refreshToken: string | null; id: string | null }>(
        'POST',
        `/api/sessions/${design}`,
        { body: { label } },
      )
      if (answer.ok) {
        const { token: bearer, refreshToken, id: deviceId } = answer.value
        watch(design, label, { kind: 'device', bearer, refreshToken, deviceId })
      }
      return answer
    }),
  )
}

/** Copies this browser's cookie of each design, as a thief would, and watches the copy. */
export function copyCookies(
  designs: readonly string[],
  extras: readonly HeartbeatSource[],
): Promise<Answer<unknown>[]> {
  const label = numbered(
    'Thief’s copy',
    extras.map(({ label }) => label),
  )
  return Promise.all(
    designs.map(async (design) => {
      const answer = await call<{ cookies: { value: string }[] }>('GET', `/api/inspect/${design}`)
      if (answer.ok) {
        const bearer = answer.value.cookies.map(({ value }) => value).join('')
        watch(design, label, { kind: 'copy', bearer, refreshToken: null, deviceId: null })
      }
      return answer
    }),
  )
}

/** The name alone, or with the first number that is free. */
function numbered(name: string, taken: readonly string[]): string {
  const names = [name, ...taken.map((_, index) => `${name} ${index + 2}`)]
  return names.find((one) => !taken.includes(one)) ?? name
}
