/** The table of docs/architecture.md as data: what each folder may import of the others. */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  _config: [],
  _ui: [],
  _client: ['_ui'],
  _trace: ['_config', '_ui'],
  _store: ['_config', '_trace'],
  _stream: ['_config', '_store'],
  // _trace, because hashing a password is a step that a request pays for.
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

/** Beyond that, only types. */
export const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = {
  _inspector: ['_designs', '_trace', '_client'],
  _claims: ['_designs'],
  _ledger: ['_designs', '_lab'],
}

/** Routes may import every layer, and never each other; each lab is one. */
const ROUTES = [
  '(compare)',
  'remedies',
  'account',
  'sign-in',
  'sign-up',
  'trade-offs',
  'labs',
  'evidence',
  'api',
  '.well-known',
]

/** Packages with one home. The first pattern that fits decides. */
export const HOMES: readonly { packages: RegExp; home: string }[] = [
  { packages: /^@auth\/prisma-adapter$/, home: '_designs/strategies/database' },
  { packages: /^(next-auth|@auth\/)/, home: '_designs' },
  { packages: /^(@prisma\/|pg$|pg\/|pglite-prisma-adapter|@electric-sql\/pglite)/, home: '_store' },
  { packages: /^(redis$|@redis\/)/, home: '_store' },
]

/**
 * What exists for the labs alone: whoever copies a strategy, a remedy or a route needs none of it.
 */
const RIG =
  /^app\/(_store\/(conditions\/(?!seam\b)|bench\/)|_lab\/server\/|_designs\/lab-port\/|api\/labs\/)/

/** The labs themselves, the measurements, and the rig. */
const USES_RIG =
  /^app\/(_lab|labs|_measure|_store\/(conditions|bench)|_designs\/lab-port|api\/labs)\//

/** Where the product meets the rig: by a request, and by a design. */
const RIG_SEAMS = ['app/api/_lab-seam.ts', 'app/_designs/compose.ts', 'app/_designs/design.ts']

/** Whether a module of the product would lead into the rig past its seams. */
export const leadsIntoRig = (path: string, target: string) =>
  RIG.test(target) && !USES_RIG.test(path) && !RIG_SEAMS.includes(path) && !isTool(path)

/**
 * Command lines start things, and this folder judges them: neither is part of the site. They may
 * use everything but routes.
 */
export const isTool = (path: string) => /^app\/(_cli|_layers)\//.test(path)

/**
 * `app/labs/theft/page.tsx` is of `labs/theft`, `app/_store/x.ts` of `_store`, and
 * `app/layout.tsx`, the frame of all pages, of `frame`.
 */
export function folderOf(path: string): string {
  const [, first = '', second, third] = path.split('/')
  if (second === undefined) return 'frame'
  return first === 'labs' && third !== undefined ? `labs/${second}` : first
}

/** What other routes may use of the labs: the list of them. */
export const LAB_LIST = 'app/labs/registry'

export const isRoute = (folder: string) => ROUTES.includes(folder.split('/')[0] ?? '')

/**
 * The folder of a remedy that others may copy, with its last slash; null for what wires it into
 * this site, and for everything else.
 */
export const liftedWith = (path: string) =>
  path.match(/^app\/_designs\/remedies\/[\w-]+\/(?!site\/)/)?.[0] ?? null

/** What a NextAuth app has, or gets by one line of `npm install`. */
export const LIFTED_PACKAGES =
  /^(next-auth(\/(jwt|adapters))?|next\/[\w-]+|react|server-only|jose|zod|node:[\w/]+)$/
