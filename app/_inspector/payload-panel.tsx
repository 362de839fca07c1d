import { Panel } from '@/_ui/panel'
import type { Inspection } from '../_designs/design'
import { CLAIMS, HEADER } from './glossary'
import { TokenLegend } from './token-text'
import { ValueTable } from './value-table'

/** What a token says: to anyone who holds it, and to the server alone. */
export function PayloadPanel({ inspection }: { inspection: Inspection | null }) {
  return (
    <Panel title="The payload" says="What the cookie's value says, and to whom." file="app/_inspector/payload-panel.tsx">
      {inspection === null ? <p className="text-sm">No token, no payload.</p> : <Payload {...inspection} />}
    </Panel>
  )
}

function Payload({ parts, anyone, server }: Inspection) {
  return (
    <div className="grid gap-4">
      <TokenLegend parts={parts.map(({ name, text }) => ({ name, length: text.length }))} />
      <Reader who="Anyone who holds it can decode">
        {anyone ? (
          <ValueTable values={anyone} meanings={HEADER} caption="Protected header" />
        ) : (
          <p className="text-sm">Nothing: it is a random value that stands for a record.</p>
        )}
      </Reader>
      <Reader who="The server can read out of it">
        {server ? (
          <ValueTable values={server} meanings={CLAIMS} caption="Claims set" />
        ) : (
          <p className="text-sm">Nothing more: it has to look the record up.</p>
        )}
      </Reader>
    </div>
  )
}

function Reader({ who, children }: { who: string; children: React.ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <h4 className="font-medium text-sm">{who}</h4>
      {children}
    </div>
  )
}
