'use client'
import { useState } from 'react'
import { Button } from '@/_ui/button'
import type { RecordedExchange } from '../events'
import { redacted } from '../redact'

/** One request and its answer. Secret values are shown on demand. */
export function ExchangeView({ exchange }: { exchange: RecordedExchange }) {
  const [open, setOpen] = useState(false)
  const { request, response } = open ? exchange : redacted(exchange)
  const lines = (headers: readonly (readonly [string, string])[]) =>
    headers.map(([name, value]) => `${name}: ${value}`).join('\n')
  return (
    <div className="mb-2 grid min-w-0 gap-2 rounded-lg border border-line bg-sunken p-3 font-mono text-xs leading-5">
      <pre className="whitespace-pre-wrap break-all">{`${request.method} ${request.url}\n${lines(request.headers)}${request.body ? `\n\n${request.body}` : ''}`}</pre>
      <pre className="whitespace-pre-wrap break-all border-line border-t pt-2">{`${response.status}\n${lines(response.headers)}${response.body ? `\n\n${response.body}` : ''}`}</pre>
      <Button className="w-fit font-sans" onClick={() => setOpen(!open)}>
        {open ? 'Mask the secrets' : 'Show the secrets'}
      </Button>
    </div>
  )
}
