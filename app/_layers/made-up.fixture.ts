import { allEntries } from '@/_designs/registry'
import { reachesBrowser } from './browser'
import { readFrame, readModules } from './modules'
import { violationsOf } from './rules'

export const modules = [...readModules('app'), ...readFrame()]
export const designIds = allEntries().map(({ id }) => id)
export const SERVER = "import 'server-only'\n"

/** The violations of one made-up file among the real ones. */
export const judge = (path: string, text: string) =>
  [
    ...violationsOf({ path, text }, designIds),
    ...reachesBrowser([...modules, { path, text }]),
  ].filter((line) => line.startsWith(path))
