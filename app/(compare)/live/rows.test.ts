import { expect, test } from 'vitest'
import type { HeartbeatSource } from './beat'
import { rowsOf } from './rows'

const device = (design: string, label: string): HeartbeatSource => ({
  ...{ key: `${design} ${label}`, design, kind: 'device', label },
  ...{ bearer: 't', refreshToken: null, deviceId: null },
})

test('each device is one row, with its session in each design that is shown', () => {
  const rows = rowsOf(
    ['database', 'jwt'],
    [
      device('database', 'Phone'),
      device('jwt', 'Phone'),
      device('jwt', 'Tablet'),
      device('elsewhere', 'Television'),
    ],
  )
  expect(
    rows.map(({ label, sources }) => [label, ...sources.map((source) => source?.key ?? null)]),
  ).toEqual([
    ['You', 'database this browser', 'jwt this browser'],
    ['Phone', 'database Phone', 'jwt Phone'],
    ['Tablet', null, 'jwt Tablet'],
  ])
})
