import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { LiftedRemedy } from '../../../app/_designs/kit/lifted.fixture'
import { startProgram } from '../../servers/child-process'
import { type PostgresServer, startEmbeddedPostgres } from '../../servers/embedded-postgres'
import { type FaultyLink, startFaultyLink } from '../../servers/faulty-link'
import { storeAt } from '../../servers/store'
import { foldersOf, installPackages } from './packages'
import { type SchemaFile, schemaSql } from './schema-sql'
import { type Steps, timed } from './steps'
import { BASE_PACKAGES, type SourceEdit, withColumns } from './stranger'

/** The additions to the bare app. */
export interface Lifting {
  /** Null for the bare app. */
  remedy: LiftedRemedy | null
  edits: readonly SourceEdit[]
  /** Files of the test itself, which a reader does not need. */
  extra: readonly { path: string; text: string }[]
  /** Any config that the remedy accepts, because the build evaluates one. */
  config: string
}

const FIXTURE = resolve('e2e/lift/app')
/** The folders that the next app can use again. */
const KEPT = ['node_modules', '.next']

/**
 * One folder and one database, in which one app after another is made and built. The compiler's
 * cache stays, as in the folder of a reader who has built the app before.
 */
export class Bench {
  readonly app: string
  readonly log: string
  #packages: ReadonlySet<string> = new Set()

  private constructor(
    private readonly folder: string,
    private readonly store: PostgresServer,
    readonly link: FaultyLink,
  ) {
    this.app = join(folder, 'app')
    this.log = join(folder, 'log')
  }

  static async open(): Promise<Bench> {
    const folder = mkdtempSync(join(tmpdir(), 'lift-'))
    mkdirSync(join(folder, 'app'))
    const store = await startEmbeddedPostgres({ empty: true })
    return new Bench(folder, store, await startFaultyLink(store.url))
  }

  async close(): Promise<void> {
    await this.link.stop()
    await this.store.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Queries the database directly, not through the link. */
  sql(query: string, params: unknown[] = []) {
    return storeAt(this.store.url).sql(query, params)
  }

  /**
   * Makes the app, its database and its build.
   * @throws Error with the compiler's message if the build fails
   */
  async build(lifting: Lifting, steps: Steps): Promise<void> {
    await timed(steps, 'copy', async () => this.#write(lifting))
    const schema = readdirSync(join(this.app, 'prisma')).map((name) => ({
      path: name,
      content: readFileSync(join(this.app, 'prisma', name), 'utf8'),
    }))
    await timed(steps, 'database', () => this.#makeTables(schema))
    await timed(steps, 'generate', () => this.#generate(schema))
    await timed(steps, 'build', () =>
      this.#run('next build', [join(this.app, 'node_modules/next/dist/bin/next'), 'build'], {
        CONFIG: lifting.config,
      }),
    )
  }

  #write({ remedy, edits, extra }: Lifting): void {
    for (const name of readdirSync(this.app))
      if (!KEPT.includes(name)) rmSync(join(this.app, name), { recursive: true })
    const wanted = foldersOf([...BASE_PACKAGES, ...(remedy?.packages ?? [])])
    installPackages(this.app, wanted, this.#packages)
    this.#packages = wanted
    cpSync(FIXTURE, this.app, { recursive: true })
    const write = (path: string, text: string) => {
      mkdirSync(dirname(join(this.app, path)), { recursive: true })
      writeFileSync(join(this.app, path), text)
    }
    const change = (path: string, change: (text: string) => string) =>
      write(path, change(readFileSync(join(this.app, path), 'utf8')))
    for (const { path, text } of [
      ...(remedy
        ? [...remedy.copies, ...remedy.files, { path: 'auth.ts', text: remedy.wiring }]
        : []),
      ...extra,
    ])
      write(path, text)
    if (remedy?.models) write(`prisma/${remedy.schema}`, remedy.models)
    change('prisma/schema.prisma', (text) => withColumns(text, remedy?.sessionColumns))
    for (const { path, find, replace } of edits) {
      change(path, (text) => {
        if (text.split(find).length !== 2)
          throw new Error(`${path} has not once what is to be changed:\n${find}`)
        return text.replace(find, () => replace)
      })
    }
  }

  async #makeTables(schema: SchemaFile[]): Promise<void> {
    await this.sql('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await this.sql(await schemaSql(schema, this.store.url))
  }

  /** Generates the client once for each schema. */
  async #generate(schema: SchemaFile[]): Promise<void> {
    const name = createHash('sha256').update(JSON.stringify(schema)).digest('hex')
    const kept = join(this.folder, 'clients', name)
    if (!existsSync(kept)) {
      // The command starts no engine, but it looks for one and would download it: see
      // prisma.config.ts.
      await this.#run(
        'prisma generate',
        [resolve('node_modules/prisma/build/index.js'), 'generate', '--schema', 'prisma'],
        {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        },
      )
      cpSync(join(this.app, 'generated'), kept, { recursive: true })
    } else cpSync(kept, join(this.app, 'generated'), { recursive: true })
  }

  async #run(what: string, args: string[], env: Record<string, string>): Promise<void> {
    const log = join(this.folder, `log-${what.replace(' ', '-')}`)
    rmSync(log, { force: true })
    const program = startProgram(process.execPath, args, {
      cwd: this.app,
      log,
      env: { NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...env },
    })
    if ((await program.exited) !== 0) throw new Error(`${what} fails:\n${program.output()}`)
  }
}
