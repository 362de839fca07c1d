import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allEntries } from '@/_designs/registry'
import { circles } from './circles'
import { readFrame, readModules } from './modules'
import { violations } from './rules'

const modules = [...readModules('app'), ...readFrame()]
const designIds = allEntries().map(({ id }) => id)

/** The violations of one made-up file among the real ones. */
const judge = (path: string, text: string) =>
  violations([...modules, { path, text }], designIds).filter((line) => line.startsWith(path))
const SERVER = "import 'server-only'\n"

test('no module of the app breaks a rule of the house', () => {
  expect(modules.length).toBeGreaterThan(40)
  expect(violations(modules, designIds)).toEqual([])
})

test('files stay small: the median is at most 60 lines', () => {
  const lengths = modules.map(({ text }) => text.split('\n').length).sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(60)
})

test('every file that a page names exists', () => {
  const named = modules.flatMap(({ path, text }) =>
    [...text.matchAll(/(?:\bfile=|\[)["'`](app\/[^"'`$]+\.tsx?)["'`]/g)].map(([, file = '']) => ({
      path,
      file,
    })),
  )
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ file }) => !existsSync(file))).toEqual([])
})

test('no module imports itself through other modules', () => {
  expect(circles(modules)).toEqual([])
})

test('a cycle of three modules is found, including type imports', () => {
  const circle = [
    { path: 'app/_ui/a.ts', text: `import { b } from './b'` },
    { path: 'app/_ui/b.ts', text: `export { c } from '@/_ui/c'` },
    { path: 'app/_ui/c.tsx', text: `import type { A } from './a'` },
    { path: 'app/_ui/d.ts', text: `import { a } from './a'` },
  ]
  expect(circles(circle)).toEqual(['app/_ui/a.ts > app/_ui/b.ts > app/_ui/c.tsx > app/_ui/a.ts'])
})

describe('a made-up wrong module is reported', () => {
  test.each(designIds)('a question for the design %s', (id) => {
    for (const text of [
      `export const x = (design: { id: string }) => design.id === '${id}'`,
      `export const x = (id: string) => "${id}" != id`,
      `export const x = (id: string) => ['other', '${id}'].includes(id)`,
      `export const x = (id: string) => id.startsWith('${id}')`,
    ])
      expect(judge('app/account/x.ts', text).join('\n')).toMatch(/asks which design/)
  })

  const wrong: Record<string, [path: string, text: string, says: RegExp]> = {
    'an import upwards': [
      'app/_store/x.ts',
      `${SERVER}import { authenticate } from '@/_people/person'`,
      /may not import _people/,
    ],
    'an import upwards by a relative path': [
      'app/_store/x.ts',
      `${SERVER}import { x } from '../_people/person'`,
      /may not import _people/,
    ],
    'an import upwards when asked for': [
      'app/_trace/x.ts',
      `${SERVER}export const x = () => import('@/_store/database')`,
      /may not import _store/,
    ],
    'a re-export upwards': [
      'app/_config/x.ts',
      `export { withTrace } from '@/_trace/trace'`,
      /may not import _trace/,
    ],
    'an import of several lines': [
      'app/_config/x.ts',
      `import {\n  withTrace,\n} from '@/_trace/trace'`,
      /may not import _trace/,
    ],
    'more than types for the inspector': [
      'app/_inspector/x.ts',
      `import { REFUSALS } from '@/_designs/request/refusal-messages'`,
      /only types of _designs/,
    ],
    'one route in another': [
      'app/evidence/x.ts',
      `import { SwitchLink } from '@/account/switch-link'`,
      /may not import account/,
    ],
    'one lab in another': [
      'app/labs/theft/x.ts',
      `import { x } from '@/labs/replay/lab'`,
      /may not import labs\/replay/,
    ],
    'the API in a page': [
      'app/(compare)/x.ts',
      `import { answer } from '../api/_answers'`,
      /may not import api/,
    ],
    'a route below': [
      'app/_lab/x.ts',
      `import { answer } from '@/api/_answers'`,
      /may not import api/,
    ],
    'NextAuth elsewhere': ['app/account/x.ts', `import NextAuth from 'next-auth'`, /only _designs/],
    'Auth.js elsewhere': [
      'app/_people/x.ts',
      `import type { Adapter } from '@auth/core/adapters'`,
      /only _designs/,
    ],
    'Prisma elsewhere': [
      'app/_people/x.ts',
      `${SERVER}import { PrismaPg } from '@prisma/adapter-pg'`,
      /only _store/,
    ],
    'NextAuth’s Prisma adapter in the other strategy': [
      'app/_designs/strategies/jwt/x.ts',
      `${SERVER}import { PrismaAdapter } from '@auth/prisma-adapter'`,
      /only _designs\/strategies\/database/,
    ],
    'the environment elsewhere': [
      'app/_people/x.ts',
      `${SERVER}export const x = process.env.X`,
      /only _config/,
    ],
    'the environment by another way': [
      'app/_people/x.ts',
      `const { env } = process`,
      /only _config/,
    ],
    'a setting in the proxy': [
      'proxy.ts',
      'export const x = process.env.AUTH_SECRET',
      /only _config/,
    ],
    'a command that uses a route': [
      'app/_cli/x.ts',
      `import { answer } from '@/api/_answers'`,
      /may not import api/,
    ],
    'a module of Node without server-only': [
      'app/_people/x.ts',
      `import { randomBytes } from 'node:crypto'`,
      /begin with import 'server-only'/,
    ],
    'the store without server-only': [
      'app/_people/x.ts',
      `import { database } from '@/_store/database'`,
      /begin with import 'server-only'/,
    ],
    'server-only too late': [
      'app/_people/x.ts',
      `import { z } from 'zod'\nimport 'server-only'\nimport 'node:fs'`,
      /begin with import 'server-only'/,
    ],
    'a question for a design’s id': [
      'app/account/x.ts',
      `export const x = (design: { id: string }) => design.id === 'jwt'`,
      /asks which design/,
    ],
    'a question for a strategy': [
      'app/_ui/x.ts',
      `export const x = (strategy: string) => (strategy !== "database" ? 1 : 2)`,
      /asks which design/,
    ],
    'a question the other way round': [
      'app/_ui/x.ts',
      `export const x = (id: string) => 'jwt' == id`,
      /asks which design/,
    ],
    'a switch over designs': [
      'app/_ui/x.ts',
      `switch (id) {\n  case 'jwt':\n}`,
      /asks which design/,
    ],
    'server code in the browser': [
      'app/account/x.tsx',
      `'use client'\nimport { database } from '@/_store/database'`,
      /reaches the browser/,
    ],
    'server code in the browser, by way of another module': [
      'app/account/x.tsx',
      `'use client'\nimport { requestToken } from '@/_designs/client/virtual-device'`,
      /reaches the browser.*virtual-device/,
    ],
    'what is broken on purpose, from elsewhere': [
      'app/labs/forgery/x.ts',
      `import { laxOpinion } from './vulnerable/lax'`,
      /broken on purpose/,
    ],
    'what is broken on purpose and does not say so': [
      'app/labs/forgery/vulnerable/x.ts',
      'export const x = 1',
      /must begin with .. VULNERABLE/,
    ],
    'a remedy that leads out of its folder': [
      'app/_designs/remedies/cached/x.ts',
      `import { y } from '../../refused'`,
      /cannot be lifted with ..\/..\/refused/,
    ],
    'a remedy that leads out of its folder by a type': [
      'app/_designs/remedies/cached/x.ts',
      `import type { Y } from '@/_designs/design'`,
      /cannot be lifted/,
    ],
    'a remedy that imports another': [
      'app/_designs/remedies/cached/x.ts',
      `import { hashed } from '../hashed/hashed'`,
      /cannot be lifted/,
    ],
    'a remedy that imports what wires it into this site': [
      'app/_designs/remedies/cached/x.ts',
      `export { cachedRemedy } from './site/remedy'`,
      /cannot be lifted/,
    ],
    'a remedy with a package of its own': [
      'app/_designs/remedies/cached/x.ts',
      `import { LRUCache } from 'lru-cache'`,
      /cannot be lifted with lru-cache/,
    ],
    'a remedy that reads a setting of this site': [
      'app/_designs/remedies/cached/x.ts',
      'export const x = process.env.DATABASE_URL',
      /only _config/,
    ],
    'the rig of the labs in a strategy': [
      'app/_designs/strategies/jwt/x.ts',
      `${SERVER}import { labPort } from '../../lab-port/of-design'`,
      /leads into the rig/,
    ],
    'the rig of the labs in what wires a remedy': [
      'app/_designs/remedies/cached/site/x.ts',
      `${SERVER}import { underStoreConditions } from '@/_store/conditions/conditions'`,
      /leads into the rig/,
    ],
    'the rig of the labs in the store': [
      'app/_store/x.ts',
      `${SERVER}import { measureBulkSessions } from './bench/bulk-sessions'`,
      /leads into the rig/,
    ],
    'the rig of the labs in a route, also when asked for': [
      'app/api/x.ts',
      `export const x = () => import('./labs/_under-conditions')`,
      /leads into the rig/,
    ],
    'the servers of a lab in a route': [
      'app/api/x.ts',
      `import { labServers } from '@/_lab/server/lab-servers'`,
      /leads into the rig/,
    ],
    'a file of server actions': [
      'app/account/x.ts',
      `'use server'\nexport async function x() {}`,
      /has a server action/,
    ],
    'a server action in a page': [
      'app/account/x.tsx',
      `export async function x() {\n  'use server'\n}`,
      /has a server action/,
    ],
    'a barrel of lines': ['app/_ui/x.ts', 'export const x = 1\n'.repeat(251), /251 lines/],
    'a folder that is in no layer': ['app/utils/x.ts', 'export const x = 1', /no layer/],
  }
  for (const [name, [path, text, says]] of Object.entries(wrong)) {
    test(name, () => expect(judge(path, text).join('\n')).toMatch(says))
  }
})

describe('a made-up correct module is accepted', () => {
  const right: Record<string, [path: string, text: string]> = {
    'types for the inspector': [
      'app/_inspector/x.ts',
      `import type { Trace } from '@/_trace/trace'\nimport { type Reading } from '@/_designs/design'`,
    ],
    'types of server code in the browser': [
      'app/account/x.tsx',
      `'use client'\nimport type { Trace } from '@/_trace/trace'`,
    ],
    'a route on everything below': [
      'app/evidence/x.ts',
      `import { allDesigns } from '@/_designs/registry'\nimport { CookieJar } from '@/_designs/client/cookie-jar'`,
    ],
    'a remedy on its own folder, and on what a NextAuth app has': [
      'app/_designs/remedies/cached/x.ts',
      `${SERVER}import { createHash } from 'node:crypto'\nimport { cookies } from 'next/headers'\nimport { decode } from 'next-auth/jwt'\nimport { y } from './session-cache'`,
    ],
    'a remedy that asks for the strategy of its reader': [
      'app/_designs/remedies/cached/x.ts',
      `export const x = (s?: string) => s === 'database' && process.env.AUTH_URL`,
    ],
    'what wires a remedy into this site': [
      'app/_designs/remedies/cached/site/x.ts',
      `import { cached } from '../cached'\nimport type { Remedy } from '../../../design'`,
    ],
    'a route on itself': [
      'app/account/x.ts',
      `import { x } from './y'\nimport { z } from '@/account/z'`,
    ],
    'a build constant in the proxy': ['proxy.ts', `export const x = process.env.NODE_ENV`],
    'the seam of the rig in the store': [
      'app/_store/x.ts',
      `${SERVER}import { simulatedStore } from './conditions/seam'`,
    ],
    'the rig in a route of its own': [
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
