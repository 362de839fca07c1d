// Locks the folder of its argument, prints "locked", and lives until it is killed; or prints the
// reason why it cannot lock it.
import { lockFolder } from './folder-lock'

try {
  lockFolder(process.argv[2] ?? '')
  console.log('locked')
  setInterval(() => {}, 60_000)
} catch (error) {
  console.log(error instanceof Error ? error.message : error)
}
