import { describe, expect, test } from 'vitest'
import { designIds, judge, SERVER } from './made-up.fixture'

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
    'a dynamic import upwards': [
      'app/_trace/x.ts',
      `${SERVER}export const x = () => import('@/_store/database')`,
      /may not import _store/,
    ],
    'a re-export upwards': [
      'app/_config/x.ts',
      `export { withTrace } from '@/_trace/trace'`,
      /may not import _trace/,
    ],
    'an import that spans several lines': [
      'app/_config/x.ts',
      `import {\n  withTrace,\n} from '@/_trace/trace'`,
      /may not import _trace/,
    ],
    'a value import in the inspector': [
      'app/_inspector/x.ts',
      `import { REFUSALS } from '@/_designs/request/refusal-messages'`,
      /only types of _designs/,
    ],
    'a route that imports another route': [
      'app/evidence/x.ts',
      `import { SwitchLink } from '@/account/switch-link'`,
      /may not import account/,
    ],
    'a lab that imports another lab': [
      'app/labs/theft/x.ts',
      `import { x } from '@/labs/replay/lab'`,
      /may not import labs\/replay/,
    ],
    'a page that imports the API': [
      'app/(compare)/x.ts',
      `import { answer } from '../api/_answers'`,
      /may not import api/,
    ],
    'a layer that imports a route': [
      'app/_lab/x.ts',
      `import { answer } from '@/api/_answers'`,
      /may not import api/,
    ],
    'NextAuth outside of _designs': [
      'app/account/x.ts',
      `import NextAuth from 'next-auth'`,
      /only _designs/,
    ],
    'Auth.js outside of _designs': [
      'app/_people/x.ts',
      `import type { Adapter } from '@auth/core/adapters'`,
      /only _designs/,
    ],
    'Prisma outside of _store': [
      'app/_people/x.ts',
      `${SERVER}import { PrismaPg } from '@prisma/adapter-pg'`,
      /only _store/,
    ],
    'NextAuth’s Prisma adapter in the other strategy': [
      'app/_designs/strategies/jwt/x.ts',
      `${SERVER}import { PrismaAdapter } from '@auth/prisma-adapter'`,
      /only _designs\/strategies\/database/,
    ],
    'the environment outside of _config': [
      'app/_people/x.ts',
      `${SERVER}export const x = process.env.X`,
      /only _config/,
    ],
    'the environment in another spelling': [
      'app/_people/x.ts',
      `const { env } = process`,
      /only _config/,
    ],
    'a setting in the proxy': [
      'proxy.ts',
      'export const x = process.env.AUTH_SECRET',
      /only _config/,
    ],
    'a command that imports a route': [
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
    'a question with its sides swapped': [
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
    'server code in the browser, through another module': [
      'app/account/x.tsx',
      `'use client'\nimport { requestToken } from '@/_designs/client/virtual-device'`,
      /reaches the browser.*virtual-device/,
    ],
    'an import of a vulnerable file from outside its folder': [
      'app/labs/forgery/x.ts',
      `import { laxOpinion } from './vulnerable/lax'`,
      /broken on purpose/,
    ],
    'a vulnerable file without its warning': [
      'app/labs/forgery/vulnerable/x.ts',
      'export const x = 1',
      /must begin with .. VULNERABLE/,
    ],
    'a remedy that imports from outside its folder': [
      'app/_designs/remedies/cached/x.ts',
      `import { y } from '../../refused'`,
      /cannot be lifted with ..\/..\/refused/,
    ],
    'a remedy that imports a type from outside its folder': [
      'app/_designs/remedies/cached/x.ts',
      `import type { Y } from '@/_designs/design'`,
      /cannot be lifted/,
    ],
    'a remedy that imports another': [
      'app/_designs/remedies/cached/x.ts',
      `import { hashed } from '../hashed/hashed'`,
      /cannot be lifted/,
    ],
    'a remedy that imports its own site folder': [
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
    'the rig of the labs in the site folder of a remedy': [
      'app/_designs/remedies/cached/site/x.ts',
      `${SERVER}import { underStoreConditions } from '@/_store/conditions/conditions'`,
      /leads into the rig/,
    ],
    'the rig of the labs in the store': [
      'app/_store/x.ts',
      `${SERVER}import { measureBulkSessions } from './bench/bulk-sessions'`,
      /leads into the rig/,
    ],
    'the rig of the labs in a route, by a dynamic import': [
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
    'a file of more than 250 lines': [
      'app/_ui/x.ts',
      'export const x = 1\n'.repeat(251),
      /251 lines/,
    ],
    'a folder that is in no layer': ['app/utils/x.ts', 'export const x = 1', /no layer/],
  }
  for (const [name, [path, text, says]] of Object.entries(wrong)) {
    test(name, () => expect(judge(path, text).join('\n')).toMatch(says))
  }
})
