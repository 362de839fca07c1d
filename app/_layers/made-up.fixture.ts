import { allEntries } from '@/_designs/registry'
import { readFrame, readModules } from './modules'
import { violations } from './rules'

export const modules = [...readModules('app'), ...readFrame()]
export const designIds = allEntries().map(({ id }) => id)
export const SERVER = "import 'server-only'\n"

/** The violations of one made-up file among the real ones. */
export const judge = (path: string, text: string) =>
  violations([...modules, { path, text }], designIds).filter((line) => line.startsWith(path))
