import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

/** A file of a Prisma schema. */
export interface SchemaFile {
  path: string
  content: string
}

/**
 * The SQL that makes the tables of a schema in an empty database, like `prisma migrate diff`.
 * @param connectionString any database; the engine takes its dialect
 */
export async function schemaSql(files: SchemaFile[], connectionString: string): Promise<string> {
  const { SchemaEngine } = await loadEngine()
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString })),
  )
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    return stdout ?? ''
  } finally {
    engine.free()
  }
}

let loaded: ReturnType<typeof load> | null = null
const loadEngine = () => {
  loaded ??= load()
  return loaded
}

/**
 * Loads the engine by hand, because Node cannot import a .wasm as a module without a flag. The site
 * does the same in `_store/migrate.ts`, which is for servers only.
 */
async function load() {
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const path = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const module = new WebAssembly.Module(readFileSync(path))
  const instance = new WebAssembly.Instance(module, { './schema_engine_bg.js': { ...bindings } })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
  return bindings
}
