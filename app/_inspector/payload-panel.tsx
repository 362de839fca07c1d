import type { ReactNode } from 'react'
import type { Contents, Inspection } from '@/_designs/session'
import { Panel } from '@/_ui/panel'
import { CLAIMS, JWE_HEADER, JWS_HEADER, SIGNATURE } from './glossary'
import { TokenLegend } from './token-text'
import { ValueTable } from './value-table'

/**
 * The content of a token: for each holder, and for the server alone. `instead` is the text if it
 * cannot be shown.
 */
export function PayloadPanel({
  inspection,
  instead,
}: {
  inspection: Inspection | null
  instead: string
}) {
  return (
    <Panel
      title="The payload"
      description="What the cookie's value says, and to whom."
      file="app/_inspector/payload-panel.tsx"
    >
      {inspection === null ? <p className="text-sm">{instead}</p> : <Payload {...inspection} />}
    </Panel>
  )
}

function Payload({ parts, anyone, server }: Inspection) {
  return (
    <div className="grid gap-4">
      <TokenLegend parts={parts.map(({ name, text }) => ({ name, length: text.length }))} />
      <Reader who="Anyone who holds it can decode">
        <Read contents={anyone} />
      </Reader>
      <Reader who="The server can read out of it">
        <Read contents={server} />
      </Reader>
    </div>
  )
}

function Reader({ who, children }: { who: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <h4 className="font-medium text-sm">{who}</h4>
      {children}
    </div>
  )
}

function Read({ contents }: { contents: Contents }) {
  if ('nothing' in contents) return <p className="text-sm">{contents.nothing}</p>
  const { header, claims, signature } = contents
  return (
    <>
      {/* `enc` is what tells a JWE from a JWS (RFC 7516, section 9). */}
      {header && (
        <ValueTable
          values={header}
          meanings={'enc' in header ? JWE_HEADER : JWS_HEADER}
          caption="Protected header"
        />
      )}
      {claims && <ValueTable values={claims} meanings={CLAIMS} caption="Claims set" />}
      {signature && <ValueTable values={signature} meanings={SIGNATURE} caption="Signature" />}
    </>
  )
}
