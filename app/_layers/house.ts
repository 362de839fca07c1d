/** The table of docs/architecture.md as data: the folders that each folder may import. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  _config: [],
  _ui: [],
  _client: ['_ui'],
  _trace: ['_config', '_ui'],
  _store: ['_config', '_trace'],
  _stream: ['_config', '_store'],
  // _trace, because a request pays for the hashing of a password.
  _people: ['_store', '_trace', '_config'],
  _designs: ['_people', '_store', '_trace', '_config', '_client'],
  _inspector: ['_ui'],
  _claims: [],
  _ledger: ['_claims', '_ui'],
  _measure: ['_designs', '_people', '_store', '_trace', '_config'],
  _lab: [
    ...['_ledger', '_claims', '_inspector', '_designs', '_people', '_stream', '_store', '_trace'],
    ...['_config', '_client', '_ui'],
  ],
}

/** For each folder: the folders from which it may import types, and nothing else. */
export const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = {
  _inspector: ['_designs', '_trace', '_client'],
  _claims: ['_designs'],
  _ledger: ['_designs', '_lab'],
}

/** Routes may import every layer, but no other route. Each lab is one route. */
const ROUTES = [
  '(compare)',
  'remedies',
  'account',
  'sign-in',
  'sign-up',
  'trade-offs',
  'labs',
  'evidence',
  'which',
  'api',
  '.well-known',
]

/** The packages that only one folder may import. The first matching pattern decides. */
export const HOMES: readonly { packages: RegExp; home: string }[] = [
  { packages: /^@auth\/prisma-adapter$/, home: '_designs/strategies/database' },
  { packages: /^(next-auth|@auth\/)/, home: '_designs' },
  { packages: /^(@prisma\/|pg$|pg\/|pglite-prisma-adapter|@electric-sql\/pglite)/, home: '_store' },
  { packages: /^(redis$|@redis\/)/, home: '_store' },
]

/** The code that exists for the labs only. A copied strategy, remedy or route does not need it. */
const RIG =
  /^app\/(_store\/(conditions\/(?!seam\b)|bench\/)|_lab\/server\/|_designs\/lab-port\/|api\/labs\/)/

/** The code that may use the rig: the labs, the measurements, and the rig itself. */
const USES_RIG =
  /^app\/(_lab|labs|_measure|_store\/(conditions|bench)|_designs\/lab-port|api\/labs)\//

/** The two places where the product uses the rig: for a request, and for a design. */
const RIG_SEAMS = ['app/api/_lab-seam.ts', 'app/_designs/compose.ts', 'app/_designs/design.ts']

/** Whether a module of the product imports the rig past its seams. */
export const leadsIntoRig = (path: string, target: string) =>
  RIG.test(target) && !USES_RIG.test(path) && !RIG_SEAMS.includes(path) && !isTool(path)

/**
 * Commands start the site, and this folder judges it; neither is part of it. They may import
 * everything but routes.
 */
export const isTool = (path: string) => /^app\/(_cli|_layers)\//.test(path)

/**
 * The name of a folder in the table: `app/labs/theft/page.tsx` is in `labs/theft`,
 * `app/_store/x.ts` in `_store`, and `app/layout.tsx`, the frame of all pages, in `frame`.
 */
export function folderOf(path: string): string {
  const [, first = '', second, third] = path.split('/')
  if (second === undefined) return 'frame'
  return first === 'labs' && third !== undefined ? `labs/${second}` : first
}

/** The list of labs, which other routes may import. */
export const LAB_LIST = 'app/labs/registry'

export const isRoute = (folder: string) => ROUTES.includes(folder.split('/')[0] ?? '')

/**
 * The folder of a remedy that others may copy, with a slash at its end; null for any other file,
 * also for the part that adds the remedy to this site.
 */
export const liftedWith = (path: string) =>
  path.match(/^app\/_designs\/remedies\/[\w-]+\/(?!site\/)/)?.[0] ?? null

/** The packages that every NextAuth app has, or gets by one line of `npm install`. */
export const LIFTED_PACKAGES =
  /^(next-auth(\/(jwt|adapters))?|next\/[\w-]+|react|server-only|jose|zod|node:[\w/]+)$/
