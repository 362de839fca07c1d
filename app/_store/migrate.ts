import 'server-only'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm'
import { oncePerProcess } from '@/_config/once-per-process'

const PRISMA_DIR = join(process.cwd(), 'prisma')
const NO_FILTERS = { externalTables: [], externalEnums: [] }

/**
 * Applies the missing migrations with Prisma's own engine as WebAssembly, without a download. If
 * nothing is missing, it costs one query and does not load the engine.
 * @returns the names of the applied migrations
 */
export async function applyMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string[]> {
  const list = await readMigrations()
  if ((await missingOf(factory, list)).length === 0) return []
  const engine = await openEngine(factory)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: list,
      filters: NO_FILTERS,
    })
    return appliedMigrationNames
  } finally {
    engine.free()
  }
}

/** The names of the migrations that a store lacks. */
export const missingMigrations = async (
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string[]> => missingOf(factory, await readMigrations())

/** The SQL from the migrations to the schema, for a new migration; null if they agree. */
export async function diffMigrations(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<string | null> {
  const engine = await openEngine(factory)
  try {
    const schema = {
      path: join(PRISMA_DIR, 'schema.prisma'),
      content: await readFile(join(PRISMA_DIR, 'schema.prisma'), 'utf8'),
    }
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await readMigrations()) },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters: NO_FILTERS,
    })
    return exitCode === 2 ? stdout : null
  } finally {
    engine.free()
  }
}

/** All migrations, in their order. */
export async function readMigrations(): Promise<MigrationList> {
  const baseDir = join(PRISMA_DIR, 'migrations')
  const entries = await readdir(baseDir, { withFileTypes: true })
  const folders = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: await readFile(join(baseDir, 'migration_lock.toml'), 'utf8'),
    },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      folders.map(async (path) => ({
        path,
        migrationFile: {
          path: 'migration.sql',
          content: {
            tag: 'ok' as const,
            value: await readFile(join(baseDir, path, 'migration.sql'), 'utf8'),
          },
        },
      })),
    ),
  }
}

async function missingOf(
  factory: SqlMigrationAwareDriverAdapterFactory,
  { migrationDirectories }: MigrationList,
): Promise<string[]> {
  const all = migrationDirectories.map(({ path }) => path)
  const adapter = await factory.connect()
  const ask = (sql: string) => adapter.queryRaw({ sql, args: [], argTypes: [] })
  try {
    const table = await ask(`SELECT to_regclass('_prisma_migrations')::text`)
    if (table.rows[0]?.[0] == null) return all
    const { rows } = await ask(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
    )
    const applied = new Set(rows.map(([name]) => name))
    return all.filter((path) => !applied.has(path))
  } finally {
    await adapter.dispose()
  }
}

async function openEngine(factory: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  const { SchemaEngine } = await loadEngine()
  return SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}

/**
 * Loads the engine once. A second instance would replace the first one, whose callbacks then end
 * the process.
 */
const loadEngine = () =>
  oncePerProcess('schema engine', async () => {
    // The package's entry imports its .wasm as a module, which Node allows only with a flag. So it
    // is instantiated here.
    const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
    // Must not be traced: with the root package.json, Node would load Next's CommonJS build as ES
    // modules.
    const require = createRequire(join(/* turbopackIgnore: true */ process.cwd(), 'package.json'))
    const path = require
      .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
      .replace(/\.js$/, '.wasm')
    const module = new WebAssembly.Module(await readFile(path))
    const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...bindings } })
    bindings.__wbg_set_wasm(instance.exports)
    const start = instance.exports.__wbindgen_start
    if (typeof start === 'function') start()
    return bindings
  })
