import { builtinModules } from 'node:module'
import { reachesBrowser } from './browser'
import {
  folderOf,
  HOMES,
  isRoute,
  isTool,
  LAB_LIST,
  LIFTED_PACKAGES,
  leadsIntoRig,
  liftedWith,
  MAY_IMPORT,
  MAY_IMPORT_TYPES,
} from './house'
import { type Import, importsOf, type Module, targetOf, withoutComments } from './modules'

type Facts = Module & { folder: string; code: string; imports: readonly Import[] }
type Rule = (facts: Facts) => string[]

const layers: Rule = ({ path, folder, imports }) => {
  if (folder === 'frame') return []
  if (!isTool(path) && !isRoute(folder) && !(folder in MAY_IMPORT))
    return [`is in no layer: ${folder}`]
  return imports.flatMap(({ specifier, typeOnly }) => {
    const target = targetOf(path, specifier)
    const to = target === null ? folder : folderOf(target)
    if (target?.replace(/\.ts$/, '') === LAB_LIST && (isTool(path) || isRoute(folder))) return []
    if (to === folder || to === 'frame' || mayImport(path, folder, to)) return []
    if (!MAY_IMPORT_TYPES[folder]?.includes(to))
      return [`${folder} may not import ${to}: ${specifier}`]
    return typeOnly ? [] : [`${folder} may import only types of ${to}: ${specifier}`]
  })
}

function mayImport(path: string, folder: string, to: string): boolean {
  if (isTool(path)) return !isRoute(to)
  // the list of labs imports every lab
  if (isRoute(folder)) return !isRoute(to) || to.startsWith(`${folder}/`)
  return MAY_IMPORT[folder]?.includes(to) ?? false
}

const homes: Rule = ({ path, imports }) =>
  imports.flatMap(({ specifier }) => {
    const home = HOMES.find(({ packages }) => packages.test(specifier))?.home
    return home && !path.startsWith(`app/${home}/`) && !isTool(path)
      ? [`only ${home} may import ${specifier}`]
      : []
  })

/** Values that Next or next.config.ts defines, and inserts at build time. */
const BUILD_CONSTANTS = /\bprocess\.env\.(NODE_ENV|NEXT_RUNTIME|BUILT_FOR)\b/g

/** Variables that NextAuth reads by itself. A copied remedy has no `_config`. */
const AUTH_SETTINGS = /\bprocess\.env\.(AUTH_URL|NEXTAUTH_URL)\b/g

/** The files with the `auth.ts` of another app as a text. */
const TEXT = /^app\/_designs\/remedies\/[\w-]+\/site\/lift\.ts$/

/** The code of a file, without the variables that a file of its kind may read. */
function withoutAllowedReads({ path, folder, code }: Facts): string {
  if (folder === 'frame') return code.replace(BUILD_CONSTANTS, '')
  return liftedWith(path) ? code.replace(AUTH_SETTINGS, '') : code
}

const environment: Rule = (facts) => {
  const { path, folder } = facts
  const rest = withoutAllowedReads(facts)
  const reads = /\bprocess\s*(\.\s*env\b|\[)|\benv\b[^{}]*\}\s*=\s*process\b/.test(rest)
  return reads && folder !== '_config' && !isTool(path) && !TEXT.test(path)
    ? ['only _config reads the environment']
    : []
}

const isNode = ({ specifier }: Import) =>
  specifier.startsWith('node:') || builtinModules.includes(specifier)

const SERVER_ONLY_FIRST = /^\s*import 'server-only'/

const serverOnly: Rule = ({ path, folder, code, imports }) => {
  // a bundler never puts a route handler into a browser bundle
  const exempt = folder === 'api' && !path.includes('/_')
  const needs = imports.some(
    (one) =>
      !one.typeOnly && (isNode(one) || targetOf(path, one.specifier)?.startsWith('app/_store/')),
  )
  return needs && !exempt && !isTool(path) && !SERVER_ONLY_FIRST.test(code)
    ? ["must begin with import 'server-only'"]
    : []
}

/** Finds code that compares a value with the id of a design, or with a strategy. */
function designQuestion(designIds: readonly string[]): RegExp {
  const literal = `['"\`](?:${['database', 'jwt', ...designIds].join('|')})['"\`]`
  const forms = [
    `[=!]==?\\s*${literal}`,
    `${literal}\\s*[=!]==?`,
    `\\bcase\\s+${literal}`,
    `\\.(?:startsWith|endsWith|includes|indexOf)\\(\\s*${literal}`,
    `\\[[^\\[\\]]*${literal}[^\\[\\]]*\\]\\s*\\.(?:includes|indexOf|some)\\(`,
  ]
  return new RegExp(forms.join('|'))
}

/** Next compares the origin of a server action with the Host header, and knows no SITE_URL. */
const serverAction: Rule = ({ path, code }) =>
  /^\s*['"]use server['"]/m.test(code) && !isTool(path)
    ? ['has a server action: a proxy that rewrites Host breaks it, a route does not']
    : []

/** Applies to tests and tools too. */
export const size = ({ text }: Module): string[] => {
  const lines = text.trimEnd().split('\n').length
  return lines > 250 ? [`has ${lines} lines, more than 250`] : []
}

/** The `vulnerable` folder that contains a file, at any depth; null if there is none. */
const vulnerableFolderOf = (path: string) => path.match(/^.*?\/vulnerable\//)?.[0] ?? null

/** A file that is broken on purpose says so first. No file outside of its folder imports it. */
const vulnerable: Rule = ({ path, text, imports }) => {
  const silent =
    path.includes('/vulnerable/') && !text.startsWith('// VULNERABLE: ')
      ? ['must begin with // VULNERABLE: and the reason']
      : []
  const targets = imports.flatMap(({ specifier }) => targetOf(path, specifier) ?? [])
  const outside = targets.filter(
    (target) =>
      vulnerableFolderOf(target) !== null &&
      vulnerableFolderOf(target) !== vulnerableFolderOf(path),
  )
  return [...silent, ...outside.map((target) => `imports what is broken on purpose: ${target}`)]
}

/**
 * Another app can copy a remedy with its types, so no file of it imports from outside of its
 * folder, or from its `site/`.
 */
const liftable: Rule = ({ path, imports }) => {
  const own = liftedWith(path)
  if (own === null) return []
  return imports.flatMap(({ specifier }) => {
    const target = targetOf(path, specifier)
    if (target === null ? LIFTED_PACKAGES.test(specifier) : liftedWith(target) === own) return []
    return [`cannot be lifted with ${specifier}`]
  })
}

/** Each layer has one entrance to the rig of the labs. */
const rig: Rule = ({ path, imports }) =>
  imports.flatMap(({ specifier }) => {
    const target = targetOf(path, specifier)
    return target !== null && leadsIntoRig(path, target)
      ? [`leads into the rig of the labs: ${specifier}`]
      : []
  })

/**
 * One line for each violation: `<path> <problem>`. `designIds` has the ids of all designs, also of
 * those that are not mounted.
 */
export const violations = (modules: readonly Module[], designIds: readonly string[]): string[] => [
  ...modules.flatMap((module) => violationsOf(module, designIds)),
  ...reachesBrowser(modules),
]

/** The violations of one module that need no other module to be seen. */
export function violationsOf(module: Module, designIds: readonly string[]): string[] {
  const question = designQuestion(designIds)
  const sameForAll: Rule = ({ path, code }) =>
    // A lifted remedy compares the strategy of another app's config.
    question.test(code) && !path.startsWith('app/_designs/strategies/') && !liftedWith(path)
      ? ['asks which design or strategy it is']
      : []
  const rules = [
    layers,
    homes,
    environment,
    serverOnly,
    serverAction,
    size,
    vulnerable,
    liftable,
    rig,
    sameForAll,
  ]
  const code = withoutComments(module.text)
  const facts = { ...module, code, folder: folderOf(module.path), imports: importsOf(code) }
  return rules.flatMap((rule) => rule(facts)).map((what) => `${module.path} ${what}`)
}
