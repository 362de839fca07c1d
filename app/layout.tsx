import './globals.css'
import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { FollowServerClock } from './_ui/follow-server-clock'
import { Footer } from './footer'
import { Nav } from './nav'

export const metadata: Metadata = {
  title: { default: 'Session vs JWT', template: '%s · Session vs JWT' },
  description:
    'NextAuth with database sessions and with JWT sessions, live and side by side: the cookie, the payload, the cost, and what revocation does.',
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
          <div className="mx-auto flex max-w-[100rem] flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-6">
            <Link
              href="/"
              prefetch={false}
              className="flex items-center gap-2 font-semibold tracking-tight"
            >
              <Logo /> Session vs JWT
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
