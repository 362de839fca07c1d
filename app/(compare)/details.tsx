import 'server-only'
import Link from 'next/link'
import { SIDES, type Side } from '@/_designs/comparison/sides'
import type { ComparisonView } from '@/_designs/comparison/view'
import type { Design } from '@/_designs/design'
import { cookieBytes } from '@/_designs/request/token'
import { CookiePanel } from '@/_inspector/cookie-panel'
import { DocumentCookie } from '@/_inspector/document-cookie'
import { PayloadPanel } from '@/_inspector/payload-panel'
import { RecordPanel } from '@/_inspector/record-panel'
import { Panel } from '@/_ui/panel'
import type { ColumnData } from './column-data'
import { Makeup } from './design-composition'
import { CostPanel } from './live/cost-panel'
import { DeviceList } from './live/device-list'
import { signOutPromise } from './live/stated'
import { WhatChanged } from './live/what-changed'
import { RevealCookie } from './reveal-cookie'
import { addressOf, TABS, type Tab } from './tabs'

interface Props {
  tab: Tab
  view: ComparisonView
  columns: Readonly<Record<Side, ColumnData | undefined>>
  /** The design of the same strategy without a remedy, by design. */
  stockOf: (design: Design) => string
}

/** The details of both sessions, in one tab at a time. The tab is in the address. */
export function Details({ tab, view, columns, stockOf }: Props) {
  return (
    <section aria-labelledby="details" className="grid gap-4">
      <h2 id="details" className="scroll-mt-[60dvh] sr-only">
        Details
      </h2>
      <nav
        aria-label="Details"
        className="flex gap-1 overflow-x-auto border-line-strong border-b text-sm"
      >
        {TABS.map(({ id, name }) => (
          <Link
            key={id}
            href={addressOf(id, view.query)}
            replace
            prefetch={false}
            scroll={false}
            aria-current={id === tab ? 'true' : undefined}
            className="shrink-0 whitespace-nowrap rounded-t-md px-3 py-2.5 hover:bg-sunken aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-canvas"
          >
            {name}
          </Link>
        ))}
      </nav>
      <div className="grid gap-4 lg:grid-cols-2">
        {SIDES.map((side) => {
          const data = columns[side]
          return (
            data && (
              <section
                key={side}
                aria-label={`Details of ${data.current.design.label}`}
                data-strategy={data.current.design.strategy}
                className="min-w-0 overflow-clip rounded-lg border border-line border-t-4 border-t-strategy bg-surface"
              >
                <p className="px-4 pt-3 font-semibold text-sm text-strategy-ink sm:px-5">
                  {data.current.design.label}
                </p>
                <Detail tab={tab} side={side} data={data} stock={stockOf(data.current.design)} />
              </section>
            )
          )
        })}
      </div>
    </section>
  )
}

function Detail({
  tab,
  side,
  data: {
    current: { design, token, reading },
    cookies,
    cookieEnds,
    inspection,
  },
  stock,
}: {
  tab: Tab
  side: Side
  data: ColumnData
  stock: string
}) {
  const { id } = design
  const instead =
    token === null
      ? 'No token, so there is nothing to look at.'
      : 'The store does not answer, so nobody can look.'
  switch (tab) {
    case 'cookie':
      return (
        <CookiePanel
          design={design}
          cookies={cookies}
          bytes={cookieBytes(cookies)}
          expires={cookieEnds}
        >
          <RevealCookie
            key={id}
            design={id}
            masked={cookies.map(({ name, value }) => ({ name, length: value.length }))}
          />
        </CookiePanel>
      )
    case 'payload':
      return <PayloadPanel inspection={inspection} instead={instead} />
    case 'stored':
      return <RecordPanel inspection={inspection} instead={instead} />
    case 'cost':
      return <CostPanel design={id} />
    case 'scripts':
      return <DocumentCookie name={design.cookies.sessionToken} />
    case 'devices':
      return (
        <Panel
          title="Devices"
          description="Your sessions, as the server knows them."
          file="app/(compare)/live/device-list.tsx"
        >
          {reading.state === 'accepted' ? (
            <DeviceList key={id} design={id} />
          ) : (
            <p className="text-sm">You are not signed in here, so the server says nothing.</p>
          )}
        </Panel>
      )
    case 'design':
      return (
        <Panel
          title="How it is made"
          description="The strategy of NextAuth, and what is added to it."
          file="app/_designs/registry.ts"
        >
          <div className="grid gap-3">
            <Makeup design={design} />
            <p className="max-w-prose text-sm">{signOutPromise(design.guarantees.signOutLagMs)}</p>
            <WhatChanged key={id} side={side} design={id} stock={stock} />
          </div>
        </Panel>
      )
  }
}
