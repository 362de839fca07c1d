import Link from 'next/link'
import { ProsePage } from './_ui/prose-page'

const PAGES = [
  { path: '/', what: 'Compare a session and a JWT, live' },
  { path: '/which', what: 'Find out which one fits your app' },
  { path: '/labs', what: 'Run an experiment' },
  { path: '/evidence', what: 'Look up what is true of a claim' },
  { path: '/remedies', what: 'Copy a remedy into your app' },
] as const

export default function NotFound() {
  return (
    <ProsePage
      title="There is no such page"
      lead="The address may be mistyped, or the page has moved."
    >
      <ul className="grid list-disc gap-1 pl-5">
        {PAGES.map(({ path, what }) => (
          <li key={path}>
            <Link href={path} prefetch={false} className="underline underline-offset-4">
              {what}
            </Link>
          </li>
        ))}
      </ul>
    </ProsePage>
  )
}
