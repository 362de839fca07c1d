import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      '@': path('./app'),
      // Its other build throws, to stop a bundler; a test runs where a server does.
      'server-only': path('./node_modules/server-only/empty.js'),
    },
  },
  test: {
    include: ['app/**/*.test.ts', 'e2e/**/*.test.ts'],
    environment: 'node',
    // More than cores, as some wait; and threads, which share what they have compiled.
    pool: 'threads',
    maxWorkers: 3,
    // next-auth imports `next/server` without an extension, which only a bundler resolves.
    server: { deps: { inline: ['next-auth'] } },
    // No folder can be made there, so that every test file has an embedded store of its own, in memory.
    env: {
      DATA_DIR: '/dev/null/none',
      DATABASE_URL: '',
      REDIS_URL: '',
      AUTH_SECRET: '',
      SITE_URL: '',
      E2E_DESIGNS: '',
    },
    restoreMocks: true,
    unstubEnvs: true,
    // Some files start an embedded PostgreSQL, which takes its time on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
