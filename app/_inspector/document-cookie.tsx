'use client'
import { Panel } from '@/_ui/panel'
import { useNow } from '@/_ui/use-now'

/** `document.cookie`, read again every second, and the name that it must not contain. */
export function DocumentCookie({ name }: { name: string }) {
  const now = useNow()
  const seen = now === null ? null : document.cookie
  return (
    <Panel
      title="What page script sees"
      description="document.cookie, read by this page itself: an HttpOnly cookie is not in it."
      file="app/_inspector/document-cookie.tsx"
    >
      <div className="grid gap-2 text-sm">
        <code className="break-all rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs">
          document.cookie === {seen === null ? '…' : JSON.stringify(seen)}
        </code>
        {seen !== null && (
          <p>
            {isSeen(name, seen) ? 'Page script can read' : 'Page script cannot read'}{' '}
            <code className="font-mono text-xs">{name}</code>.
          </p>
        )}
      </div>
    </Panel>
  )
}

/** Whether it contains a cookie of that name, or a chunk of it. */
const isSeen = (name: string, cookies: string): boolean =>
  cookies.split(';').some((pair) => {
    const key = pair.split('=')[0]?.trim() ?? ''
    return key === name || (key.startsWith(`${name}.`) && /^\d+$/.test(key.slice(name.length + 1)))
  })
