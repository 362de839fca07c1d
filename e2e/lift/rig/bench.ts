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

/** What is put into the bare app. */
export interface Lifting {
  /** Null for the bare app as it is. */
  remedy: LiftedRemedy | null
  edits: readonly SourceEdit[]
  /** Files of the test itself, which no reader needs. */
  extra: readonly { path: string; text: string }[]
  /** Any config that the remedy accepts: the build evaluates it. */
  config: string
}

const FIXTURE = resolve('e2e/lift/app')
/** What the next app in this folder can use again. */
const KEPT = ['node_modules', '.next']

/**
 * One folder in which one app after the other is made and built, and one database. What the compiler knows already of
 * the packages stays, as in the folder of a reader who has built the app before.
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

  /** Asks the database past the link. */
  sql(query: string, params: unknown[] = []) {
    return storeAt(this.store.url).sql(query, params)
  }

  /** Makes the app, its database and its build. @throws with what the compiler says where it does not build. */
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

  /** Once per schema. */
  async #generate(schema: SchemaFile[]): Promise<void> {
    const name = createHash('sha256').update(JSON.stringify(schema)).digest('hex')
    const kept = join(this.folder, 'clients', name)
    if (!existsSync(kept)) {
      // It starts no engine, but the CLI looks for one all the same, and would download it: see prisma.config.ts.
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
