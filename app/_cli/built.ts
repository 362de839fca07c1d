import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = [
  'app',
  'prisma',
  'public',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
]

/** Whether `.next/standalone` is a complete build of the current sources. */
export function isBuilt(): boolean {
  if (!existsSync('.next/standalone/.next/static')) return false
  const builtAt = statSync('.next/BUILD_ID').mtimeMs
  return SOURCES.every((source) => newest(source) <= builtAt)
}

function newest(path: string): number {
  if (!existsSync(path) || path.endsWith('_store/generated')) return 0
  const stat = statSync(path)
  return stat.isDirectory()
    ? Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
    : stat.mtimeMs
}
