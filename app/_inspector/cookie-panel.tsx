import type { ReactNode } from 'react'
import { formatMoment } from '@/_ui/duration'
import { Panel } from '@/_ui/panel'
import type { Design } from '../_designs/design'

interface Props {
  design: Pick<Design, 'cookies' | 'cookieAttributes'>
  cookies: readonly { name: string; value: string }[]
  /** Their size in every request. */
  bytes: number
  /** ISO 8601; null while the session is not accepted. */
  expires: string | null
  /** The values, masked until the visitor asks for them. */
  children: ReactNode
}

/**
 * The session cookie of one design, with every attribute that decides where it is sent and whether
 * a script can read it.
 */
export function CookiePanel({ design, cookies, bytes, expires, children }: Props) {
  const chunks = cookies.length === 1 ? 'one cookie' : `${cookies.length} chunks`
  return (
    <Panel
      title="The cookie"
      description="What the browser keeps, and sends along with every request to this site."
      file="app/_inspector/cookie-panel.tsx"
    >
      {cookies.length === 0 ? (
        <p className="text-sm">
          No cookie named <code className="font-mono text-xs">{design.cookies.sessionToken}</code>.
        </p>
      ) : (
        <div className="grid gap-3">
          <p className="text-sm">
            <strong className="font-semibold tabular-nums">{bytes} bytes</strong> in {chunks}, on
            every request.
          </p>
          {children}
          <Attributes attributes={design.cookieAttributes} expires={expires} />
        </div>
      )}
    </Panel>
  )
}

function Attributes({
  attributes: { httpOnly, sameSite, path, secure },
  expires,
}: {
  attributes: Design['cookieAttributes']
  expires: string | null
}) {
  const rows = [
    [
      'HttpOnly',
      httpOnly ? 'yes' : 'no',
      'Page script cannot read it, so an injected script cannot carry it away.',
    ],
    [
      'SameSite',
      sameSite,
      'Other sites cannot make the browser send it with a form or a request of theirs; a plain link to here still does.',
    ],
    [
      'Secure',
      secure ? 'yes' : 'no',
      secure
        ? 'Sent over https only.'
        : 'This site runs on plain http; on https it is set, with the __Host- prefix.',
    ],
    ['Path', path, 'Sent to every page of this site.'],
    ['Domain', 'none', 'Sent to this very host and to no subdomain.'],
    ...(expires === null
      ? []
      : [
          [
            'Expires',
            formatMoment(new Date(expires)),
            'As set at sign-in: until then it outlives a closed browser. A renewal moves it on.',
          ],
        ]),
  ]
  return (
    <dl
      aria-label="Cookie attributes"
      className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[6rem_1fr]"
    >
      {rows.map(([name, value, purpose]) => (
        <div key={name} className="contents">
          <dt className="font-mono text-strategy-ink text-xs leading-5">{name}</dt>
          <dd className="mb-1 sm:mb-0">
            <span className="font-mono text-xs">{value}</span>{' '}
            <span className="text-ink-soft text-xs">{purpose}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
