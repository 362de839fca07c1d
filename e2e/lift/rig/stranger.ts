import type { LiftedRemedy } from '../../../app/_designs/kit/lifted.fixture'

/** A change that a reader has to make by hand, because the page does not give the whole file. */
export interface SourceEdit {
  path: string
  /** A text that occurs once in the original file. */
  find: string
  replace: string
}

/** The number of lines that a reader has to write or change. */
export const linesOf = ({ find, replace }: SourceEdit): number => {
  const before = new Set(find.split('\n').map((line) => line.trim()))
  return replace.split('\n').filter((line) => !before.has(line.trim())).length
}

/** The packages of the bare app, without those of a remedy. */
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

/** The test's route that ends a person's sessions, made of the code on the page. */
export function endingRoute(names: readonly string[], statements: readonly string[]): string {
  return `${names.length > 0 ? `import { ${names.join(', ')} } from '@/auth'\n` : ''}import { prisma } from '@/prisma'

export async function POST(request: Request) {
  const { id: userId } = await prisma.user.findUniqueOrThrow({ where: { email: await request.text() } })
${statements.map((statement) => `  await ${statement}`).join('\n')}
  return new Response(null, { status: 204 })
}
`
}

/** The app's schema file with a remedy's columns in the model Session. */
export function withColumns(schema: string, columns: LiftedRemedy['sessionColumns'] = []): string {
  if (columns.length === 0) return schema
  return schema.replace(/^model Session \{$/m, (head) =>
    [head, ...columns.map((column) => `  ${column}`)].join('\n'),
  )
}
