import './globals.css'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { getOrigin } from './_config/origin'
import { FollowServerClock } from './_ui/follow-server-clock'
import { Footer } from './footer'
import { Nav } from './nav'

const TITLE = 'Sessions or JWT? Both, live and side by side'
const DESCRIPTION =
  'Sign in with a database session and with a JWT at the same time. Let a thief copy your cookies, sign out, and see who is still in.'

/** The picture of a link preview needs a whole address, so it depends on the request. */
export async function generateMetadata(): Promise<Metadata> {
  const origin = getOrigin(await headers())
  return {
    title: { default: TITLE, template: '%s · Session vs JWT' },
    description: DESCRIPTION,
    ...(origin && { metadataBase: new URL(origin) }),
    openGraph: { type: 'website', siteName: 'Session vs JWT', images: [PREVIEW] },
    twitter: { card: 'summary_large_image', images: [PREVIEW.url] },
  }
}

const PREVIEW = {
  url: '/screenshots/preview.png',
  ...{ width: 1440, height: 756 },
  alt: 'After “Revoke all”, the thief is locked out of the database session and is still in the JWT session.',
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection() // the nonce of the Content Security Policy is made for each request
  return (
    <html lang="en" className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="flex min-h-dvh flex-col font-sans antialiased">
        <FollowServerClock now={Date.now()} />
        <a
          href="#main"
          className="sr-only focus:not-sr-only focus:absolute focus:z-20 focus:m-2 focus:rounded focus:bg-surface focus:px-3 focus:py-2"
        >
          Skip to the content
        </a>
        <header className="border-line border-b bg-surface">
          <div className="mx-auto flex max-w-[100rem] items-center justify-between gap-x-4 px-4 py-2 sm:flex-wrap sm:px-6">
            <Link
              href="/"
              prefetch={false}
              className="flex shrink-0 items-center gap-2 font-semibold tracking-tight"
            >
              <Logo /> <span className="whitespace-nowrap max-sm:sr-only">Session vs JWT</span>
            </Link>
            <Nav />
          </div>
        </header>
        <div className="flex-1">{children}</div>
        <Footer />
      </body>
    </html>
  )
}

function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 32 20" className="h-5 w-8">
      <g data-strategy="database">
        <rect x="1" y="1" width="14" height="18" rx="2" className="fill-strategy" />
      </g>
      <g data-strategy="jwt">
        <rect x="17" y="1" width="14" height="18" rx="7" className="fill-strategy" />
      </g>
    </svg>
  )
}
