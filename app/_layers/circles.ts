import { importsOf, type Module, targetOf, withoutComments } from './modules'

const withoutEnding = (path: string) => path.replace(/\.tsx?$/, '')

/**
 * The paths on which a module imports itself through others, by imports of values or of types. Each
 * circle appears once.
 */
export function circles(modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((module) => [withoutEnding(module.path), module]))
  const targetsOf = ({ path, text }: Module): Module[] =>
    importsOf(withoutComments(text)).flatMap(({ specifier }) => {
      const target = targetOf(path, specifier)
      return (target === null ? null : byPath.get(withoutEnding(target))) ?? []
    })
  const found: string[] = []
  const done = new Set<Module>()
  const walk = (module: Module, way: readonly Module[]) => {
    const start = way.indexOf(module)
    if (start >= 0) found.push([...way.slice(start), module].map(({ path }) => path).join(' > '))
    if (start >= 0 || done.has(module)) return
    for (const target of targetsOf(module)) walk(target, [...way, module])
    done.add(module)
  }
  for (const module of modules) walk(module, [])
  return found
}
