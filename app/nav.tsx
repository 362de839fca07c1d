'use client'
import Link from 'next/link'
import { usePathname, useSearchParams } from 'next/navigation'

const PAGES = [
  { path: '/', name: 'Compare' },
  { path: '/which', name: 'Which one?' },
  { path: '/labs', name: 'Labs' },
  { path: '/evidence', name: 'Evidence' },
  { path: '/trade-offs', name: 'Trade-offs' },
  { path: '/remedies', name: 'Remedies' },
  { path: '/account', name: 'Account' },
]
const VIEW = ['left', 'right', 'on']

/** The `aria-current` of a link: `true` where the path is below its page. */
function currentIn(page: string, path: string): 'page' | 'true' | undefined {
  if (page === path) return 'page'
  return path.startsWith(`${page}/`) ? 'true' : undefined
}

/**
 * The pages. What the address says of the view goes along, so that a comparison that was opened by
 * a link stays.
 */
export function Nav() {
  const path = usePathname()
  const asked = useSearchParams()
  const view = new URLSearchParams(
    VIEW.flatMap((name) => (asked.has(name) ? [[name, asked.get(name) ?? '']] : [])),
  )
  const query = view.size > 0 ? `?${view}` : ''
  return (
    <nav
      aria-label="Main"
      className="flex min-w-0 gap-x-4 overflow-x-auto whitespace-nowrap py-1 text-sm sm:flex-wrap sm:gap-x-5"
    >
      {PAGES.map((page) => (
        // A prefetch of a guarded page would be a real authenticated request.
        <Link
          key={page.path}
          href={`${page.path}${query}`}
          prefetch={false}
          aria-current={currentIn(page.path, path)}
          className="underline-offset-4 hover:underline aria-[current]:font-semibold"
        >
          {page.name}
        </Link>
      ))}
    </nav>
  )
}
