import { defineConfig } from 'prisma/config'

// `prisma generate` starts no engine, but the CLI resolves one all the same and would download it.
// Naming any existing executable keeps it offline; migrations run on the WebAssembly engine instead
// (app/_store/migrate.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({ schema: 'prisma/schema.prisma' })
