import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

Object.assign(process.env, { NODE_ENV: 'test' }) // whatever it is in this shell

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
    // Most files share what their worker has loaded, its embedded store too, which takes half the
    // time. A file that
    // changes what others would see (the environment, the clock, a module, a store that must be
    // empty) stands alone.
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['app/**/*.test.ts', 'e2e/**/*.test.ts'],
          exclude: ['**/*.alone.test.ts'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ['app/**/*.alone.test.ts'] } },
    ],
    environment: 'node',
    // More than cores, as some wait; and threads, which share what they have compiled.
    pool: 'threads',
    maxWorkers: 3,
    // next-auth imports `next/server` without an extension, which only a bundler resolves.
    server: { deps: { inline: ['next-auth'] } },
    // No folder can be made there, so that every embedded store is in memory.
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
