import { importsOf, type Module, targetOf, withoutComments } from './modules'

/** The client components that lead to a server-only module, each with the path to that module. */
export function reachesBrowser(modules: readonly Module[]): string[] {
  const byPath = new Map(modules.map((module) => [module.path.replace(/\.tsx?$/, ''), module]))
  const isServerOnly = ({ text }: Module) => /^\s*import 'server-only'/.test(withoutComments(text))

  function wayToServer(module: Module, seen: Set<Module>): string[] | null {
    if (isServerOnly(module)) return [module.path]
    if (seen.has(module)) return null
    seen.add(module)
    for (const { specifier, typeOnly } of importsOf(withoutComments(module.text))) {
      const target = typeOnly ? null : targetOf(module.path, specifier)
      const next = target && byPath.get(target.replace(/\.tsx?$/, ''))
      const way = next ? wayToServer(next, seen) : null
      if (way) return [module.path, ...way]
    }
    return null
  }

  return modules.flatMap((module) => {
    const way = /^\s*['"]use client['"]/.test(withoutComments(module.text))
      ? wayToServer(module, new Set())
      : null
    return way ? [`${module.path} reaches the browser with server code: ${way.join(' > ')}`] : []
  })
}
