import type { LiftedRemedy } from '../../../app/_designs/kit/lifted.fixture'

/** A change that a reader has to make by hand, since the page does not give the file whole. */
export interface SourceEdit {
  path: string
  /** A text of the file as it is, that stands there once. */
  find: string
  replace: string
}

/** How many lines of a file a reader has to write or to change. */
export const linesOf = ({ find, replace }: SourceEdit): number => {
  const before = new Set(find.split('\n').map((line) => line.trim()))
  return replace.split('\n').filter((line) => !before.has(line.trim())).length
}

/** Packages of the bare app, before a remedy asks for more. */
export const BASE_PACKAGES = [
  ...[
    'next',
    'react',
    'react-dom',
    'next-auth',
    '@auth/prisma-adapter',
    '@prisma/client',
    '@prisma/adapter-pg',
  ],
  ...['typescript', '@types/node', '@types/react', '@types/react-dom'],
]

/** The route by which the test ends somebody's sessions, made of the very code that the page shows for it. */
export function endingRoute(names: readonly string[], statements: readonly string[]): string {
  return `${names.length > 0 ? `import { ${names.join(', ')} } from '@/auth'\n` : ''}import { prisma } from '@/prisma'

export async function POST(request: Request) {
  const { id: userId } = await prisma.user.findUniqueOrThrow({ where: { email: await request.text() } })
${statements.map((statement) => `  await ${statement}`).join('\n')}
  return new Response(null, { status: 204 })
}
`
}

/** The schema file of the app with the columns that a remedy wants in the model Session. */
export function withColumns(schema: string, columns: LiftedRemedy['sessionColumns'] = []): string {
  if (columns.length === 0) return schema
  return schema.replace(/^model Session \{$/m, (head) =>
    [head, ...columns.map((column) => `  ${column}`)].join('\n'),
  )
}
