import { describe, expect, test } from 'vitest'
import { judge, SERVER } from './made-up.fixture'

describe('a made-up correct module is accepted', () => {
  const right: Record<string, [path: string, text: string]> = {
    'a type import in the inspector': [
      'app/_inspector/x.ts',
      `import type { Trace } from '@/_trace/trace'\nimport { type Reading } from '@/_designs/design'`,
    ],
    'a type import of server code in the browser': [
      'app/account/x.tsx',
      `'use client'\nimport type { Trace } from '@/_trace/trace'`,
    ],
    'a route that imports lower layers': [
      'app/evidence/x.ts',
      `import { allDesigns } from '@/_designs/registry'\nimport { CookieJar } from '@/_designs/client/cookie-jar'`,
    ],
    'a remedy that imports its own folder and packages of every NextAuth app': [
      'app/_designs/remedies/cached/x.ts',
      `${SERVER}import { createHash } from 'node:crypto'\nimport { cookies } from 'next/headers'\nimport { decode } from 'next-auth/jwt'\nimport { y } from './session-cache'`,
    ],
    'a remedy that compares the strategy of another app': [
      'app/_designs/remedies/cached/x.ts',
      `export const x = (s?: string) => s === 'database' && process.env.AUTH_URL`,
    ],
    'the site folder of a remedy': [
      'app/_designs/remedies/cached/site/x.ts',
      `import { cached } from '../cached'\nimport type { Remedy } from '../../../design'`,
    ],
    'a route that imports its own files': [
      'app/account/x.ts',
      `import { x } from './y'\nimport { z } from '@/account/z'`,
    ],
    'a build constant in the proxy': ['proxy.ts', `export const x = process.env.NODE_ENV`],
    'the seam of the rig in the store': [
      'app/_store/x.ts',
      `${SERVER}import { simulatedStore } from './conditions/seam'`,
    ],
    'the rig in a route of the labs': [
      'app/api/labs/x.ts',
      `${SERVER}import { underStoreConditions } from '@/_store/conditions/conditions'`,
    ],
    'the list of labs': ['app/labs/x.ts', `import { theft } from './theft/lab'`],
    'the list of labs in another route': [
      'app/evidence/x.ts',
      `import { LABS } from '@/labs/registry'`,
    ],
    'words in a comment': [
      'app/_ui/x.ts',
      `// unlike process.env, or design.id === 'jwt'\n/* import x from 'next-auth' */\nexport const x = 'https://example.org' // jwt`,
    ],
  }
  for (const [name, [path, text]] of Object.entries(right)) {
    test(name, () => expect(judge(path, text)).toEqual([]))
  }
})
