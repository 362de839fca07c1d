import { networkInterfaces } from 'node:os'
import type { NextConfig } from 'next'

/** Vercel makes functions of a build; anywhere else it is a server of its own. */
const SERVERLESS = process.env.VERCEL !== undefined && process.env.VERCEL_ENV !== 'development'

/** The addresses of this machine. The site answers at each of them, and so does `npm run dev`. */
const addresses = () =>
  Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? []).map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address)),
  )

/** Read from disk at run time, so no import leads a tracer to them. */
const STORE_FILES = [
  './prisma/{migrations,snapshot}/**',
  './node_modules/@electric-sql/pglite/dist/*.{wasm,data}',
  './node_modules/@prisma/schema-engine-wasm/*.wasm',
]

/**
 * The remedies show their own source, and the forgery lab that of the verifiers, NextAuth's among
 * them.
 */
const SOURCE_FILES = [
  './app/_designs/{remedies,strategies}/**/*.{ts,tsx,prisma,sql}',
  './app/labs/forgery/vulnerable/lax.ts',
  './node_modules/@auth/core/jwt.js',
]

/** What was taken down and committed, where there is any. */
const EVIDENCE = ['./docs/evidence.json']

const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  // A host of functions serves https alone; a server of its own learns that when it starts
  // (`app/_config/prepare-requests.ts`).
  ...(SERVERLESS && { 'Strict-Transport-Security': 'max-age=63072000; includeSubDomains' }),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
}

/**
 * For the pages that NextAuth itself serves, which style themselves in line; `proxy.ts` sets that
 * of ours.
 */
const API_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

export default {
  ...(SERVERLESS ? {} : { output: 'standalone' as const }),
  env: { BUILT_FOR: SERVERLESS ? 'functions' : 'server' },
  poweredByHeader: false,
  images: { unoptimized: true }, // no page has any that Next would have to make smaller
  // A build must not hold the addresses of the machine that made it.
  ...(process.env.NODE_ENV === 'development' && { allowedDevOrigins: addresses() }),
  reactStrictMode: true,
  experimental: { preloadEntriesOnStart: false }, // a page that nobody has asked for yet need not hold up the first that is
  serverExternalPackages: [
    '@electric-sql/pglite',
    '@node-rs/argon2',
    '@prisma/schema-engine-wasm',
    '@redis/client',
    'pg',
    'rate-limiter-flexible',
  ],
  outputFileTracingIncludes: { '/**': [...STORE_FILES, ...SOURCE_FILES, ...EVIDENCE] },
  headers: async () => [
    { source: '/:path*', headers: Object.entries(HEADERS).map(([key, value]) => ({ key, value })) },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: API_POLICY }] },
  ],
} satisfies NextConfig
